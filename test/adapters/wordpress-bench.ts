import type { AdapterOptions } from '../../src/adapters/adapter.ts';
import { wordpressAdapter } from '../../src/adapters/wordpress.ts';
import type { Bench } from '../../src/testing/conformance.ts';
import type { WordPress } from '../support/wordpress.ts';
import { add, createSite } from './wordpress-site.ts';

/** A simulated WordPress that takes comments of everyone, or only of people whom it knows by a token. */
export function simulatedBench({ token }: { token?: string } = {}): Bench {
  const site = createSite(token ? { said: undefined, tokens: new Map([[token, 'Lucie']]) } : {});
  return {
    open: (options: AdapterOptions) => wordpressAdapter(options),
    fetch: (request) => site.fetch(request),
    thread: {
      src: site.post,
      posted: async () => site.comments.length,
      insert: async () => void add(site, {}),
    },
    missing: `${site.url}/2026/11/rien/`,
    ...(token && { identity: { token } }),
  };
}

/** A new post in WordPress itself, with a comment and its reply. */
export async function realBench(site: WordPress, anonymous: boolean): Promise<Bench> {
  site.option('civic_anonymous', anonymous ? 1 : 0);
  const { id, link } = await site.publish({ title: 'La place', content: 'Bonjour' });
  const insert = async (parent = 0): Promise<number> => {
    const { body } = await site.call('/wp/v2/comments', { post: id, content: crypto.randomUUID(), parent }, 'admin');
    return (body as { id: number }).id;
  };
  await insert(await insert());
  const password = Buffer.from(`lectrice:${site.passwords.lectrice}`).toString('base64');
  return {
    open: (options: AdapterOptions) => wordpressAdapter(options),
    thread: {
      src: link,
      // Moderation lists what waits, too.
      async posted() {
        const states = ['approve', 'hold'].map((status) => `/wp/v2/comments?post=${id}&per_page=100&status=${status}`);
        const lists = await Promise.all(states.map((path) => site.call(path, undefined, 'admin')));
        return lists.reduce((sum, { body }) => sum + (body as unknown[]).length, 0);
      },
      insert: async () => void (await insert()),
    },
    missing: `${site.url}/2026/11/rien-de-tel/`,
    ...(!anonymous && { identity: { token: `Basic ${password}` } }),
  };
}
