import type { ThreadDocument } from '../../server/nouns/comments/document.ts';
import { commentsKind } from '../../server/nouns/comments/kind.ts';
import { loadComments } from '../../server/nouns/comments/load.ts';
import { comments } from '../../server/nouns/comments/tables.ts';
import { day, idOf, type Sample } from './sample.ts';

/** A comment to begin with. Without an id it gets a new one; its author has confirmed nothing and gets no mail. */
export interface SampleComment {
  text: string;
  id?: string;
  author?: string;
  /** A side of the thread; its first one where a top comment takes none. */
  side?: string;
  /** Id of the comment that it answers. */
  parent?: string;
}

/** What a mock backend offers of threads. */
export interface CommentsMock {
  /** Puts a thread at an address, which it answers, or changes it. What is not given is that of a sample: open, in French and English. */
  addThread(id: string, changes?: Partial<ThreadDocument>): Promise<string>;
  /** Adds comments, each below the one it answers. Answers their ids. */
  addComments(thread: string, comments: readonly SampleComment[]): Promise<string[]>;
}

/** Makes the document of a thread in two languages, open for 30 days more. */
export const threadDocument = (changes: Partial<ThreadDocument> = {}): ThreadDocument => ({
  type: 'thread',
  title: { fr: 'Réaménager la place', en: 'Redesign the square' },
  opensAt: new Date(Date.now() - 30 * day).toISOString(),
  closesAt: new Date(Date.now() + 30 * day).toISOString(),
  sides: [{ id: '1' }, { id: '-1' }],
  votes: 'up-down',
  depth: 3,
  longest: 1000,
  guidelines: { fr: 'Restez courtois. Parlez de la place.', en: 'Be courteous. Speak of the square.' },
  holdWords: ['casino'],
  contest: 'https://valmont.example/contester',
  notice: {
    version: '1',
    controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
    purpose: { fr: 'Publier votre commentaire.', en: 'To publish your comment.' },
    retention: { fr: 'Un an après la clôture.', en: 'One year after the close.' },
    url: 'https://valmont.example/donnees',
  },
  ...changes,
});

export const commentsSample = {
  count: (store, id) => store.count(comments, { scope: id, thing: id, state: 'published' }),
  mock: ({ store, put, find }): CommentsMock => ({
    addThread: (id, changes) => put(id, threadDocument(changes)),
    async addComments(thread, added) {
      const id = idOf(thread);
      const { sides, depth = 3 } = await find(commentsKind, thread);
      const now = Date.now();
      const rows = added.map(({ text, id: own = crypto.randomUUID(), author = 'Nina', side, parent }) => {
        const taken = side ?? (parent ? undefined : sides?.[0]?.id);
        const row = { id: own, author, name: author, body: text, at: now };
        return { ...row, ...(parent && { parent }), ...(taken && { side: taken }) };
      });
      await store.write((writer) => loadComments(writer, { scope: id, thing: id }, rows, depth, now));
      return rows.map((row) => row.id);
    },
  }),
} satisfies Sample;
