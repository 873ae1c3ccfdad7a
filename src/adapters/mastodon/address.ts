import { CivicError } from '../../client/errors.ts';

export interface MastodonAddress {
  /** The post's address without what only this visit has. */
  url: string;
  /** Where the server tells of posts. */
  api: string;
  id: string;
}

const path = /^(?:\/(?:web|deck))?\/(?:@[\w.-]+(?:@[\w.-]+)?|users\/[\w.-]+\/statuses|statuses)\/(\d+)\/?$/;

/**
 * Reads the address of a post, on its own server or as another one shows it (`/@name@elsewhere/12`).
 *
 * @throws CivicError where it is none
 */
export function toAddress(src: string): MastodonAddress {
  const { origin, pathname } = new URL(src);
  const id = path.exec(pathname)?.[1];
  if (!id) throw new CivicError('configuration', `mastodon: ${src} is no address of a post (/@name/123456).`);
  return { url: `${origin}${pathname}`, api: `${origin}/api/v1/statuses`, id };
}
