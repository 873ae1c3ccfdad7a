import { describe, it } from 'node:test';
import { decidimAdapter } from '../../../src/adapters/decidim.ts';
import { describeAdapter, type Bench } from '../../../src/testing/conformance.ts';
import { createSite } from './site.ts';
import { thread } from './support.ts';

const can = ['petition', 'thread', 'consultation', 'comments.page', 'comments.post', 'comments.vote'];

for (const version of ['0.30', 'newer'] as const) {
  const openBench = (): Bench => {
    const site = createSite({ version });
    for (let place = 0; place < 60; place += 1) site.say(`Commentaire ${place}`, { alignment: (place % 3) - 1 });
    site.say('Réponse', { on: 'Decidim::Comments::Comment#1' });
    return {
      open: decidimAdapter,
      fetch: (request) => site.fetch(request),
      petition: { src: 'https://decidim.example/initiatives/i-12', signatures: async () => 1204 + 96 },
      thread: {
        src: thread,
        posted: async () => site.said.length,
        insert: async () => void site.say('Oui.'),
      },
      consultation: { src: 'https://decidim.example/processes/plan-climat' },
      missing: 'https://decidim.example/initiatives/i-999',
      identity: { token: 'token-of-nina', audience: 'client-1' },
    };
  };
  describeAdapter(`decidim, version ${version}`, openBench, { describe, it, can });
}
