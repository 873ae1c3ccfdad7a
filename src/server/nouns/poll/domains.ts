import { keyedDigest } from '../../core/crypto.ts';
import { domainOf, sameDomain } from '../../core/mailboxes.ts';
import type { Secret } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { voters } from './tables.ts';

/*
 * A flood comes from one domain, and the address goes with the confirmation: so the act, never the ballot, keeps a digest of the domain. It
 * is another one in each poll, and takes the secret to make: a copy of the database names no domain by it and follows none from poll to poll.
 */

type Place = { scope: string; id: string };

const digestOf = ({ secret }: Secret, { scope, id }: Place, domain: string): Promise<string> =>
  keyedDigest(secret, JSON.stringify(['domain', scope, id, domain]));

/** Makes what stands in a poll for the domain of an address. */
export const domainDigest = (has: Secret, poll: Place, email: string): Promise<string> =>
  digestOf(has, poll, domainOf(email));

/** Returns those of some acts that were confirmed by an address of a domain. */
export async function actsAtDomain(
  reader: ReadStore,
  poll: Place,
  acts: readonly string[],
  domain: string,
  has: Secret,
): Promise<string[]> {
  const digest = await digestOf(has, poll, sameDomain(domain));
  const rows = await reader.getMany(voters, { scope: poll.scope }, 'act', acts);
  return rows.filter((row) => row.domain === digest).map(({ act }) => act);
}
