import { events } from '../../confirmation/tables.ts';
import { mostByOneSlot, readCounters } from '../../core/counters.ts';
import { counters } from '../../core/tables.ts';
import { slotOf } from '../../store/counting.ts';
import type { CountServices } from '../../core/counts.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Turn } from '../../store/turn.ts';
import type { StoredPetition } from './document.ts';
import { searchHistory } from './history.ts';
import { thresholds } from './tables.ts';

/*
 * When thresholds are reached. The transaction that brings the count to one stamps it; what happens to the count afterwards changes
 * nothing of it.
 */

/**
 * Stamps the threshold that the count of a petition has come to stand at by this act, which was counted in the same transaction. The whole
 * count is only read close to a threshold: who reads it meets everyone who counts at the same time.
 */
export async function stampThresholds(
  writer: Writer,
  { scope, id: thing, document }: StoredPetition,
  act: string,
  now: number,
): Promise<void> {
  const slot = slotOf(events, { scope, thing, kind: 'counted', act });
  const own = (await writer.get(counters, { scope, thing, kind: 'counted', slot }))?.value ?? 0;
  // What came on paper is on top of them: it is read without meeting who counts.
  const papers = await writer.list(counters, { scope, thing, kind: 'paper' });
  const paper = papers.reduce((sum, { value }) => sum + value, 0);
  const furthest = mostByOneSlot(own) + paper;
  if (!document.thresholds.some(({ at }) => at > 0 && at <= furthest)) return;
  const stamped = await writer.list(thresholds, { scope, thing });
  const open = document.thresholds.filter(
    ({ at }) => at <= furthest && !stamped.some((row) => row.at === at && row.reached_at !== null),
  );
  if (open.length === 0) return;
  const kinds = await readCounters(writer, scope, thing);
  const standing = standingIn(kinds);
  if (open.some(({ at }) => at === standing)) {
    await writer.put(thresholds, { scope, thing, at: standing, reached_at: now });
  }
}

/** Stamps every threshold that the count has come to stand at or beyond, where many were added at once in the same transaction. */
export async function stampPassed(
  writer: Writer,
  { scope, id: thing, document }: StoredPetition,
  now: number,
): Promise<void> {
  const standing = standingIn(await readCounters(writer, scope, thing));
  for (const { at } of document.thresholds.filter(({ at: number }) => number > 0 && number <= standing)) {
    const kept = await writer.get(thresholds, { scope, thing, at });
    if (!kept || kept.reached_at === null) await writer.put(thresholds, { scope, thing, at, reached_at: now });
  }
}

/** Returns how many signatures stand: counted, and neither taken back nor taken out; those on paper among them. */
export const standingIn = (kinds: ReadonlyMap<string, number>): number => {
  const of = (kind: string): number => kinds.get(kind) ?? 0;
  return of('counted') - of('withdrawn') - of('invalidated') + of('paper');
};

/** Returns the thresholds of which it is not known whether they were reached. @param kept when those that are known were */
export const unknownIn = (
  { thresholds: all }: StoredPetition['document'],
  kept: ReadonlyMap<number, number | null>,
  { counted, standing, paper }: { counted: number; standing: number; paper: number },
): number[] =>
  all
    .map(({ at }) => at)
    .filter((at) => at > 0 && (kept.has(at) ? kept.get(at) === null && at <= standing : at <= counted + paper));

/** The history of so many signatures is searched before the petition is answered; that of more is in the background. */
const soonSearched = 5000;

/**
 * Tells when each threshold was reached, by its number. One that was set below a count that had been reached before is looked up in the
 * history, once.
 */
export async function reachedThresholds(
  { store, counts }: CountServices,
  { scope, id: thing, document }: StoredPetition,
  { counted, standing, paper }: { counted: number; standing: number; paper: number },
): Promise<Map<number, number>> {
  const read = async () =>
    new Map((await store.list(thresholds, { scope, thing })).map((row) => [row.at, row.reached_at]));
  let kept = await read();
  const unknown = unknownIn(document, kept, { counted, standing, paper });
  if (unknown.length > 0) {
    const searching = counts.inBackground(scope, thing, async () => {
      await stampByHistory(store, { scope, thing }, unknown, counts.turn);
    });
    if (counted <= soonSearched) {
      await searching;
      kept = await read();
    }
  }
  return new Map([...kept].flatMap(([at, reached]) => (reached === null ? [] : [[at, reached] as const])));
}

/**
 * Looks thresholds up in the history, and keeps when they were reached.
 *
 * @param noteStamp is told of each that was, in the transaction that keeps it
 */
export async function stampByHistory(
  store: Store,
  place: { scope: string; thing: string },
  unknown: readonly number[],
  turn: Turn,
  noteStamp?: (writer: Writer, stamp: Stamp) => Promise<void>,
): Promise<Stamp[]> {
  const found = await searchHistory(store, place, new Set(unknown), turn);
  return store.write(async (writer) => {
    const stamps = await keepStamps(writer, place, unknown, found);
    for (const stamp of stamps) await noteStamp?.(writer, stamp);
    return stamps;
  });
}

/** Keeps what the history says of thresholds; answers those that were reached, and that nobody had stamped. */
export async function keepStamps(
  writer: Writer,
  place: { scope: string; thing: string },
  unknown: readonly number[],
  found: ReadonlyMap<number, number>,
): Promise<Stamp[]> {
  const stamps: Stamp[] = [];
  for (const at of unknown) {
    const key = { ...place, at };
    const reached_at = found.get(at) ?? null;
    const known = await writer.get(thresholds, key);
    // Who brought the count to it meanwhile has stamped it, or it was looked up by another process.
    if (known && (known.reached_at !== null || reached_at === null)) continue;
    await writer.put(thresholds, { ...key, reached_at });
    if (reached_at !== null) stamps.push({ at, reachedAt: reached_at });
  }
  return stamps;
}

/** A threshold, and when it was reached. */
export interface Stamp {
  at: number;
  reachedAt: number;
}
