import { describe, it } from 'node:test';
import { staticAdapter } from '../../../src/adapters/static.ts';
import { pollDocument } from '../../../src/testing/samples/poll.ts';
import { describeAdapter } from '../../../src/testing/conformance.ts';
import { createCommentsBackend } from '../../../src/testing/comments-backend.ts';
import { putAnswered } from '../../support/answered.ts';
import { archiveOf } from '../../support/archive.ts';

const home = 'https://any.host/archive/';

describeAdapter(
  'static',
  async () => {
    const backend = await createCommentsBackend();
    const hidden = await backend.put('cachee', pollDocument({ results: 'after-close' }));
    const answered = await putAnswered(backend.put);
    const archive = await archiveOf(backend.store, home);
    return {
      open: staticAdapter,
      fetch: (request) => archive.answer(request),
      petition: { src: `${home}petitions/pistes.json`, signatures: () => backend.count(backend.petition) },
      poll: { src: `${home}polls/bibliotheque.json`, ballots: () => backend.count(backend.poll) },
      hiddenPoll: { src: `${home}polls/cachee.json`, ballots: () => backend.count(hidden) },
      thread: { src: `${home}threads/place.json`, posted: () => backend.published() },
      consultation: { src: `${home}consultations/climat.json` },
      answeredPetition: { ...answered.answeredPetition, src: `${home}petitions/repondue.json` },
      answeredPoll: { ...answered.answeredPoll, src: `${home}polls/decide.json` },
      answeredThread: { ...answered.answeredThread, src: `${home}threads/entendue.json` },
      answeredConsultation: { ...answered.answeredConsultation, src: `${home}consultations/arbres.json` },
      missing: `${home}petitions/none.json`,
    };
  },
  {
    describe,
    it,
    can: [
      'petition',
      'poll',
      'hiddenPoll',
      'thread',
      'consultation',
      'answeredPetition',
      'answeredPoll',
      'answeredThread',
      'answeredConsultation',
      'polls.ballots',
      'comments.page',
    ],
  },
);
