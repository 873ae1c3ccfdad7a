import { describe, it } from 'node:test';
import { polisAdapter } from '../../../src/adapters/polis.ts';
import { describeAdapter } from '../../../src/testing/conformance.ts';
import { createPolis } from './backend.ts';

describeAdapter(
  'polis',
  async () => {
    const polis = createPolis();
    const ballots = async (): Promise<number> => [...polis.votes.values()].reduce((sum, { size }) => sum + size, 0);
    return {
      open: polisAdapter,
      fetch: (request) => polis.fetch(request),
      poll: { src: polis.src, ballots },
      hiddenPoll: { src: polis.src, ballots },
      missing: 'https://pol.is/9zzzzzz',
      identity: { id: 'nina' },
    };
  },
  { describe, it, can: ['poll', 'hiddenPoll', 'polls.vote'] },
);
