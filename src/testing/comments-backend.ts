import type { ThreadDocument } from '../server/nouns/comments/document.ts';
import { loadComments } from '../server/nouns/comments/load.ts';
import { addressDigest, type Role } from '../server/nouns/comments/members.ts';
import type { NewComment } from '../server/nouns/comments/rows.ts';
import { memoryStore } from '../server/store/memory.ts';
import { comments, grants } from '../server/nouns/comments/tables.ts';
import { createBackend, type Backend } from './backend.ts';
import { threadDocument } from './samples/comments.ts';
import { day } from './samples/sample.ts';

export interface CommentsBackend extends Backend {
  /** Address of an open thread with comments for and against, replies, votes up and down, and a tombstone of each kind. */
  thread: string;
  /** Joins the thread as its element would, by the mailed code; answers the key. */
  join(name: string, email: string, role?: Role): Promise<string>;
  /** Counts the published comments of the thread, read from the store and not through the interface. */
  published(): Promise<number>;
}

const said = [
  'Il faut garder les platanes\u00a0: ils donnent la seule ombre du quartier.',
  'Où se garer le jour du marché\u202f?',
  'Une fontaine au milieu, et des bancs autour.\n\nLes enfants y joueraient.',
  'Trop cher pour ce que c’est.',
  'نحتاج إلى مقاعد في الظل',
];

/** Makes twenty-five comments: eleven at the top, the others below them, down to the third level. */
function sampleComments(now: number): NewComment[] {
  const at = (number: number): number => now - 10 * day + number * 3600 * 1000;
  const tops = Array.from({ length: 11 }, (_, number): NewComment => {
    const isArabic = number % said.length === 4;
    return {
      id: `c${number + 1}`,
      author: `sample ${number % 4}`,
      name: ['Nina P.', 'Marie-Hélène L’Hôpital', 'محمد', 'Jo'][number % 4]!,
      side: number % 3 === 2 ? '-1' : '1',
      lang: isArabic ? 'ar' : 'fr',
      body: said[number % said.length]!,
      at: at(number),
      up: (number * 7) % 11,
      down: number % 4,
    };
  });
  const replies = Array.from({ length: 14 }, (_, number): NewComment => {
    const parent = number < 6 ? 'c1' : number < 10 ? `r${number - 5}` : `r${number - 3}`;
    const isOfficial = number === 0;
    return {
      id: `r${number + 1}`,
      parent,
      author: isOfficial ? 'sample town' : `sample ${number % 5}`,
      name: isOfficial ? 'Ville de Valmont-sur-Loire' : 'Sam',
      ...(isOfficial && { role: 'official' }),
      lang: 'fr',
      body: isOfficial ? 'La ville gardera les platanes.' : `Réponse ${number + 1}.`,
      at: at(20 + number),
    };
  });
  const taken = { reason: 'Attaque personnelle', ground: 'Règles de la discussion, point 2' };
  const states: Record<string, Partial<NewComment>> = {
    c7: { state: 'author', body: '' },
    c8: { state: 'moderator', ...taken },
    c9: { state: 'awaiting' },
    c10: { state: 'hidden', ...taken, reason: 'Hors sujet' },
  };
  return [...tops, ...replies].map((comment) => ({ ...comment, ...states[comment.id] }));
}

/** Opens the backend for tests of elements, with a thread besides. */
export async function createCommentsBackend(
  changes: Partial<ThreadDocument> = {},
  baseUrl = 'https://backend.example',
  store = memoryStore(),
): Promise<CommentsBackend> {
  const backend = await createBackend(baseUrl, store);
  const { app, mailbox } = backend;
  const [scope, now] = ['place', Date.now()];
  const document = threadDocument(changes);
  const thread = await backend.put(scope, document);
  const place = { scope, thing: scope };
  await store.write((writer) => loadComments(writer, place, sampleComments(now), document.depth ?? 3, now - day));

  const send = async (path: string, body: object): Promise<void> => {
    const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const response = await app.request(`${thread}/${path}`, request);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  return {
    ...backend,
    thread,
    published: () => store.count(comments, { ...place, state: 'published' }),
    async join(name, email, role) {
      const key = crypto.randomUUID();
      await send('participants', { key, name, email, noticeVersion: document.notice.version, lang: 'fr' });
      await app.idle();
      const code = mailbox.mails.find(({ to }) => to === email)?.code;
      await send('participants/confirm', { key, code });
      if (role) {
        const address = await addressDigest(scope, email);
        await store.write((writer) => writer.put(grants, { scope, address, role, hint: '', at: now }));
      }
      return key;
    },
  };
}
