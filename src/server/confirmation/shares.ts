import { keyedDigest } from '../core/crypto.ts';
import { shareNames, shares } from '../core/figure-tables.ts';
import type { Services } from '../core/services.ts';
import { hashOf, slots } from '../store/counting.ts';
import type { Writer } from '../store/store.ts';
import { fold } from '../../text/fold.ts';
import type { Actable, Person } from './rules.ts';
import { acts } from './tables.ts';

/*
 * Where confirmed acts come from, counted in their transaction. Of a domain or a place only a keyed digest is kept until so many people share
 * it that its name tells of nobody: then the act that makes it so many brings the name.
 */

/** So many people have to share a domain or a place before it is named. */
export const fewestNamed = 5;

/** What the act of a person is counted under: made before the transaction, since digests take their time. */
export interface Shares {
  readonly domain: Share;
  readonly place?: Share;
}
interface Share {
  digest: string;
  name: string;
}

/** Makes what the act of a person is counted under. */
export async function sharesOf(
  { secret }: Pick<Services, 'secret'>,
  { scope }: Pick<Actable, 'scope'>,
  { email, place }: Pick<Person, 'email' | 'place'>,
): Promise<Shares> {
  const name = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  const folded = fold(place)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const share = async (facet: string, value: string) =>
    keyedDigest(secret, JSON.stringify(['share', scope, facet, value]));
  return {
    domain: { name, digest: await share('domain', name) },
    ...(folded && { place: { name: place, digest: await share('place', folded) } }),
  };
}

/** Counts where an act comes from that was confirmed just now. */
export async function countShares(writer: Writer, { scope }: Actable, act: string, made: Shares): Promise<void> {
  const slot = hashOf(act) % slots;
  const { source } = (await writer.get(acts, { scope, id: act })) ?? {};
  await writer.increment(shares, { scope, facet: 'source', share: source ?? '', slot }, 'value', 1);
  for (const facet of ['domain', 'place'] as const) {
    const share = made[facet];
    if (!share) continue;
    const key = { scope, facet, share: share.digest };
    await writer.increment(shares, { ...key, slot }, 'value', 1);
    if (await writer.get(shareNames, key)) continue;
    const sums = await writer.sums(shares, key, 'value', { by: ['slot'] });
    const count = sums.reduce((all, { sum }) => all + sum, 0);
    if (count >= fewestNamed) await writer.insert(shareNames, { ...key, name: share.name });
  }
}
