import { describe, it } from 'node:test';
import { staticAdapter } from '../../../src/adapters/static.ts';
import { pollDocument } from '../../../src/testing/backend.ts';
import { describeAdapter } from '../../../src/testing/conformance.ts';
import { createThreadBackend } from '../../../src/testing/thread-backend.ts';
import { archiveOf } from '../../support/archive.ts';

const home = 'https://any.host/archive/';

describeAdapter(
  'static',
  async () => {
    const backend = await createThreadBackend();
    await backend.put('cachee', pollDocument({ results: 'after-close' }));
    const archive = await archiveOf(backend.store, home);
    return {
      open: staticAdapter,
      fetch: (request) => archive.answer(request),
      petition: { src: `${home}petitions/pistes.json`, signatures: () => backend.counted() },
      poll: { src: `${home}polls/bibliotheque.json`, ballots: () => backend.ballots() },
      hiddenPoll: { src: `${home}polls/cachee.json`, ballots: () => backend.ballots('cachee') },
      thread: { src: `${home}threads/place.json`, posted: () => backend.published() },
      consultation: { src: `${home}consultations/climat.json` },
      missing: `${home}petitions/none.json`,
    };
  },
  {
    describe,
    it,
    can: ['petition', 'poll', 'hiddenPoll', 'thread', 'consultation', 'polls.ballots', 'comments.page'],
  },
);
