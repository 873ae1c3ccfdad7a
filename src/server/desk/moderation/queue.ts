import type { ReadStore } from '../../store/store.ts';
import type { Case, CaseKey, Moderated, Scopes, ShownCase } from '../../core/moderation.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import { things } from '../../core/tables.ts';
import { may, type Holder } from '../roles.ts';

/* One queue of all that waits for a moderator, whichever noun lists it. */

/** Cases of a page: so many are read without a pause. */
const pageLength = 20;

/** Returns in which scopes an officer moderates; all, where nothing else is said. */
export function moderatedScopes({ grants }: Holder): Scopes {
  const scopes = grants.filter((grant) => may({ grants: [grant] }, 'moderate', grant.scope)).map(({ scope }) => scope);
  return scopes.includes('') ? undefined : [...new Set(scopes)];
}

/** Counts what waits in some scopes. */
export async function countCases(store: ReadStore, nouns: readonly ServerNoun[], scopes: Scopes): Promise<number> {
  const lists = nouns.flatMap(({ cases }) => cases ?? []);
  const counts = await Promise.all(lists.map((cases) => cases.count(store, scopes)));
  return counts.reduce((all, count) => all + count, 0);
}

/** Finds since when the oldest case waits. */
export async function oldestCase(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  scopes: Scopes,
): Promise<number | undefined> {
  const [first] = await listCases(store, nouns, { scopes, after: {}, limit: 1 });
  return first?.since;
}

/** So many of the oldest cases are looked through for where they stand: what has waited longest is never left out. */
const mostLookedAt = 1000;

/** Finds in which scopes something waits. */
export async function scopesOfCases(store: ReadStore, nouns: readonly ServerNoun[]): Promise<Set<string>> {
  const cases = await listCases(store, nouns, { scopes: undefined, after: {}, limit: mostLookedAt });
  return new Set(cases.map(({ scope }) => scope));
}

/** Where the queue goes on: behind a place in the list of each noun. */
type After = Readonly<Record<string, unknown>>;

async function listCases(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  { scopes, after, limit }: { scopes: Scopes; after: After; limit: number },
): Promise<Case[]> {
  const lists = await Promise.all(
    nouns.map(async ({ type, cases }) => (await cases?.list(store, { scopes, after: after[type], limit })) ?? []),
  );
  // What came at the same moment stays in the order of its list, by which that goes on.
  return lists
    .flat()
    .sort((one, other) => one.since - other.since)
    .slice(0, limit);
}

/** A page of the queue. */
export interface QueuePage {
  items: readonly ShownCase[];
  /** How many wait in all. */
  count: number;
  /** How many of this page can't be shown: what they stood below is not there any more. */
  lost: number;
  next?: string;
}

/** Reads a page of what waits in some scopes, the oldest first. @param after the `next` of the page before */
export async function readQueue(
  services: Services,
  nouns: readonly ServerNoun[],
  { scopes, after, lang }: { scopes: Scopes; after?: string | undefined; lang: string },
): Promise<QueuePage> {
  const { store } = services;
  const places = readAfter(after);
  const [count, listed] = await Promise.all([
    countCases(store, nouns, scopes),
    listCases(store, nouns, { scopes, after: places, limit: pageLength + 1 }),
  ]);
  const cases = listed.slice(0, pageLength);
  const shown = await showAll(services, nouns, cases, lang);
  const items = cases.flatMap((each) => shown.get(nameOf(each)) ?? []);
  const ends = Object.fromEntries(cases.map(({ of, place }) => [of, place]));
  return {
    items,
    count,
    lost: cases.length - items.length,
    ...(listed.length > pageLength && { next: JSON.stringify({ ...places, ...ends }) }),
  };
}

function readAfter(given = '{}'): After {
  try {
    const places: unknown = JSON.parse(given);
    return typeof places === 'object' && places !== null ? { ...places } : {};
  } catch {
    return {};
  }
}

/** Returns a name that no other case has. */
export const nameOf = ({ of, scope, thing, id }: CaseKey): string => JSON.stringify([of, scope, thing, id]);

/** Shows cases, those of one page of people's together. */
async function showAll(
  services: Services,
  nouns: readonly ServerNoun[],
  cases: readonly Case[],
  lang: string,
): Promise<Map<string, ShownCase>> {
  const groups = [...Map.groupBy(cases, ({ of, scope, thing }) => JSON.stringify([of, scope, thing])).values()];
  const shown = await Promise.all(
    groups.map(async (group) => {
      const place = await findModerated(services.store, nouns, group[0]!);
      return place?.show(services, group, lang) ?? [];
    }),
  );
  return new Map(shown.flat().map((each) => [nameOf(each), each]));
}

/** Shows those of some cases that wait. */
export async function showCases(
  services: Services,
  nouns: readonly ServerNoun[],
  found: readonly CaseKey[],
  lang: string,
): Promise<ShownCase[]> {
  const cases = found.map(({ of, scope, thing, id }): Case => ({ of, scope, thing, id, since: 0, place: [] }));
  return [...(await showAll(services, nouns, cases, lang)).values()];
}

/** Finds where a case stands; nothing where the thing around it is not there, or can't be read. */
export async function findModerated(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  found: CaseKey,
): Promise<Moderated | undefined> {
  const { scope } = found;
  const row = await store.get(things, { scope, id: scope });
  const noun = nouns.find(({ type }) => type === row?.type);
  return noun?.moderated?.(store, found);
}
