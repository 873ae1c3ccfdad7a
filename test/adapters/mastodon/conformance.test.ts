import { describe, it } from 'node:test';
import { mastodonAdapter } from '../../../src/adapters/mastodon.ts';
import { describeAdapter } from '../../../src/testing/conformance.ts';
import { createSite } from './site.ts';

describeAdapter(
  'mastodon',
  () => {
    const site = createSite();
    const [post] = site.posts;
    for (let place = 0; place < 55; place += 1) site.post(`<p>Réponse ${place}</p>`);
    const reply = site.post('<p>Oui.</p>', { spoiler_text: 'Avis' });
    site.post('<p>Non.</p>', { in_reply_to_id: reply.id });
    return {
      open: mastodonAdapter,
      fetch: (request) => site.fetch(request),
      thread: {
        src: `${site.origin}/@ville/${post!.id}`,
        posted: async () => site.posts.length - 1,
        insert: async () => void site.post('<p>Encore.</p>'),
      },
      missing: `${site.origin}/@ville/1`,
    };
  },
  { describe, it, can: ['thread', 'comments.page'] },
);
