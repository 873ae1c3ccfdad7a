import { smallestGroup } from '../core/smallest-group.ts';
import { keyedDigest } from '../core/crypto.ts';
import { shareNames, shares } from '../core/figure-tables.ts';
import type { Traces } from '../core/known.ts';
import type { Services } from '../core/services.ts';
import { hashOf, slots } from '../store/counting.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import { fold } from '../../text/fold.ts';
import type { Actable, Person } from './rules.ts';
import { acts } from './tables.ts';

/*
 * Where acts come from, counted in their transaction. Of a page, a domain or a place only a keyed digest is kept until so many acts share
 * it that its name tells of nobody: then the act that makes it so many brings the name. Which page an act was made on is not kept with it, so
 * that pages are counted as the acts arrive; all else is, once they are confirmed.
 */

/** So many acts have to share a page, a domain or a place before it is named. */
export const fewestNamed = smallestGroup;

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
  const share = (facet: string, value: string) => digestOf(secret, scope, facet, value);
  return {
    domain: { name, digest: await share('domain', name) },
    ...(folded && { place: { name: place, digest: await share('place', folded) } }),
  };
}

const digestOf = (secret: string, scope: string, facet: string, value: string): Promise<string> =>
  keyedDigest(secret, JSON.stringify(['share', scope, facet, value]));

/** Makes what an act is counted under by its page, without what follows the path; nothing where it names none. */
export async function pageOf(
  { secret }: Pick<Services, 'secret'>,
  { scope }: Pick<Actable, 'scope'>,
  source: string | undefined,
): Promise<Share | undefined> {
  const url = source === undefined ? null : URL.parse(source);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const name = `${url.origin}${url.pathname}`;
  return { name, digest: await digestOf(secret, scope, 'page', name) };
}

/** Counts the page of an act that has arrived. */
export const countPage = (writer: Writer, { scope }: Pick<Actable, 'scope'>, act: string, page: Share): Promise<void> =>
  countShare(writer, { scope, facet: 'page' }, hashOf(act) % slots, page);

/** Counts where an act comes from that was confirmed just now. */
export async function countShares(writer: Writer, { scope }: Actable, act: string, made: Shares): Promise<void> {
  const slot = hashOf(act) % slots;
  const { source } = (await writer.get(acts, { scope, id: act })) ?? {};
  await writer.increment(shares, { scope, facet: 'source', share: source ?? '', slot }, 'value', 1);
  for (const facet of ['domain', 'place'] as const) {
    const share = made[facet];
    if (share) await countShare(writer, { scope, facet }, slot, share);
  }
}

/** Counts an act under a share, and names it where that makes it so many. */
async function countShare(
  writer: Writer,
  { scope, facet }: { scope: string; facet: string },
  slot: number,
  { digest, name }: Share,
): Promise<void> {
  const key = { scope, facet, share: digest };
  await writer.increment(shares, { ...key, slot }, 'value', 1);
  if (await writer.get(shareNames, key)) return;
  const sums = await writer.sums(shares, key, 'value', { by: ['slot'] });
  const count = sums.reduce((all, { sum }) => all + sum, 0);
  if (count >= fewestNamed) await writer.insert(shareNames, { ...key, name });
}

/** The facets whose shares are digests until they are named. */
const digested = ['page', 'domain', 'place'] as const;
/** The share of all that will never be named. */
const others = '';

/** Returns the shares of a facet that have no name, and how many acts are of them. */
async function unnamed(reader: ReadStore, scope: string, facet: string): Promise<{ ids: string[]; count: number }> {
  const named = new Set((await reader.list(shareNames, { scope, facet })).map(({ share }) => share));
  const sums = (await reader.sums(shares, { scope, facet }, 'value', { by: ['share'] })).filter(
    ({ values: [share] }) => share !== others && !named.has(String(share)),
  );
  return { ids: sums.map(({ values: [share] }) => String(share)), count: sums.reduce((all, { sum }) => all + sum, 0) };
}

/** The digests of what too few share to be named: once it is over they never will be, and all of them become one share. */
export const shareTraces: Traces = {
  async has(reader, scope) {
    for (const facet of digested) if ((await unnamed(reader, scope, facet)).ids.length > 0) return true;
    return false;
  },
  async drop(writer, scope) {
    for (const facet of digested) {
      const { ids, count } = await unnamed(writer, scope, facet);
      for (let at = 0; at < ids.length; at += 1000)
        await writer.removeMany(shares, { scope, facet }, 'share', ids.slice(at, at + 1000));
      if (count > 0) await writer.increment(shares, { scope, facet, share: others, slot: 0 }, 'value', count);
    }
  },
};
