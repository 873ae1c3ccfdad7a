import type { AskIdentity, CivicAdapter } from '../../../src/adapters/adapter.ts';
import { decidimAdapter } from '../../../src/adapters/decidim.ts';
import type { Petition } from '../../../src/schema/petition.ts';
import type { Thread } from '../../../src/schema/comments.ts';
import { createSite, type Site, type SiteOptions } from './site.ts';

export const proposal = 'https://decidim.example/processes/plan-climat/f/3/proposals/7';
export const thread = `${proposal}#comments`;

/** Nina, who is logged in on the page. */
export const nina: AskIdentity = () => ({ token: 'token-of-nina', audience: 'client-1' });

/** A site and the adapter in front of it, without a network between. */
export function open(options: SiteOptions = {}, identity: AskIdentity = nina): { site: Site; adapter: CivicAdapter } {
  const site = createSite(options);
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const response = await site.fetch(request);
    request.signal.throwIfAborted();
    return response;
  };
  return { site, adapter: decidimAdapter({ fetch, identity }) };
}

export const readPetition = async (adapter: CivicAdapter, src: string, lang = 'fr'): Promise<Petition> =>
  (await adapter.read(src, { lang })).thing as Petition;

export const readThread = async (adapter: CivicAdapter, src = thread, lang = 'fr'): Promise<Thread> =>
  (await adapter.read(src, { lang })).thing as Thread;
