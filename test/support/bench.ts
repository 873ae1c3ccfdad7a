import type { AdapterOptions, CivicAdapter } from '../../src/adapters/adapter.ts';
import { memoryAdapter } from '../../src/adapters/memory.ts';
import { loadComments } from '../../src/server/nouns/comments/load.ts';
import { comments } from '../../src/server/nouns/comments/tables.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import type { Bench } from '../../src/testing/conformance.ts';
import { createCommentsBackend, type CommentsBackend } from '../../src/testing/comments-backend.ts';
import { putAnswered } from './answered.ts';

/** The bench of the reference backend, behind an adapter. */
export async function referenceBench(
  backend: CommentsBackend,
  open: (options: AdapterOptions) => CivicAdapter,
): Promise<Bench> {
  const { app, mailbox, store, petition, consultation } = backend;
  const place = { scope: 'place', thing: 'place' };
  const hidden = await backend.put('cachee', pollDocument({ results: 'after-close' }));
  const countOf = (state: string): Promise<number> => store.count(comments, { ...place, state });
  /** What was counted by then is in the ledger, too. */
  const counted = async (src: string): Promise<number> => {
    await app.keepLedgers(true);
    return backend.count(src);
  };
  return {
    open,
    petition: { src: petition, signatures: () => counted(backend.petition) },
    poll: { src: backend.poll, ballots: () => counted(backend.poll) },
    hiddenPoll: { src: hidden, ballots: () => backend.count(hidden) },
    thread: {
      src: backend.thread,
      posted: async () => (await countOf('published')) + (await countOf('held')),
      async insert() {
        const now = Date.now();
        const one = {
          id: crypto.randomUUID(),
          author: 'sample 1',
          name: 'Jo',
          side: '1',
          lang: 'fr',
          body: 'Oui.',
          at: now,
        };
        await store.write((writer) => loadComments(writer, place, [one], 3, now));
      },
    },
    consultation: { src: consultation },
    ...(await putAnswered(backend.put)),
    missing: `${petition}-none`,
    async code(email) {
      await app.idle();
      const code = mailbox.mails.find(({ to }) => to === email)?.code;
      if (!code) throw new Error(`no mail with a code went to ${email}`);
      return code;
    },
  };
}

/** The reference backend in this very process, as each test of the kit itself wants it. */
export async function memoryBench(): Promise<Bench> {
  const backend = await createCommentsBackend();
  const open = ({ fetch, ...options }: AdapterOptions): CivicAdapter =>
    memoryAdapter({ fetch: (request) => fetch!(request) }, options);
  return { ...(await referenceBench(backend, open)), fetch: (request) => backend.app.fetch(request) };
}
