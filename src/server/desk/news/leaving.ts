import { keyedDigest } from '../../core/crypto.ts';
import type { Services } from '../../core/services.ts';

/* The link by which whoever gets news ends them. It stands in every mail, and nobody can make one for somebody else. */

const proofOf = ({ secret }: Services, path: string, act: string): Promise<string> =>
  keyedDigest(secret, `leave\n${path}\n${act}`);

/** Returns the address at which who made an act leaves the news of a thing, without signing in anywhere. */
export async function leaveUrl(services: Services, path: string, act: string, lang: string): Promise<string> {
  const query = new URLSearchParams({ of: path, who: `${act}.${await proofOf(services, path, act)}`, lang });
  return `${services.baseUrl}/leave?${query.toString()}`;
}

/** Returns the act that a link speaks of; nothing where it is none of ours. */
export async function actOfLink(services: Services, path: string, who: string): Promise<string | undefined> {
  const [, act = '', proof = ''] = /^([^.\0]{1,200})\.([\w-]{43})$/.exec(who) ?? [];
  return act && proof === (await proofOf(services, path, act)) ? act : undefined;
}
