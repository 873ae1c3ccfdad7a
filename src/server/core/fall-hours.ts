import { table, type Counter, type ReadStore } from '../store/store.ts';

/* What leaves a count although nobody who runs the site took it out: people take back what they did. It is counted by the hour. */

/**
 * What left: an act that was `withdrawn`, one of the `comments` that their authors took back, one that was `held` since its author changed
 * it, or one of the `participants` of a scope, where there is no thing.
 */
export type FallKind = 'withdrawn' | 'comments' | 'held' | 'participants';

/** How much left the count of a thing within an hour, less what came back; kept by whoever adds what happened. */
export const fallHours = table<{
  scope: string;
  thing: string;
  kind: string;
  hour: number;
  slot: number;
  value: number;
}>({
  name: 'fall_hour',
  columns: { scope: 'text', thing: 'text', kind: 'text', hour: 'integer', slot: 'integer', value: 'integer' },
  key: ['scope', 'thing', 'kind', 'hour', 'slot'],
});

/** Counts rows that say when something left. */
export const fallsByHour = (kind: FallKind, more: Partial<Counter>): Counter => ({
  into: fallHours,
  by: ['scope', 'thing'],
  as: { kind },
  hourOf: 'at',
  ...more,
});

const dayLength = 24 * 3_600_000;

/** Returns the day (UTC) of a moment, e.g. `2026-11-21`. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Returns when the day (UTC) of a moment began. */
export const dayStart = (at: number): number => at - (at % dayLength);

/** How much left a count since the day (UTC) that is named. */
export interface RecentFall {
  number: number;
  since: string;
}

/** So many days (UTC) it is said that people took something back, today among them. */
const daysSaid = 7;

/** Returns the first of the days (UTC) of which it is said what people took back, in milliseconds. */
const firstSaid = (now: number): number => dayStart(now) - (daysSaid - 1) * dayLength;

/** Adds up what left a count on some days, as far as it is said; nothing where nothing did. */
export function recentFallOf(days: readonly FallenDay[], now: number): RecentFall | undefined {
  const since = utcDay(firstSaid(now));
  const number = days.filter(({ day }) => day >= since).reduce((sum, each) => sum + each.number, 0);
  return number > 0 ? { number, since } : undefined;
}

/** Reads how much left a count in the last seven days (UTC), today among them; nothing where nothing did. */
export async function readRecentFall(
  store: ReadStore,
  { scope, thing }: { scope: string; thing: string },
  kind: FallKind,
  now: number,
): Promise<RecentFall | undefined> {
  const since = firstSaid(now);
  const hours = await store.sums(fallHours, { scope, thing, kind }, 'value', { by: ['hour'], after: [since - 1] });
  const number = hours.reduce((all, { sum }) => all + sum, 0);
  return number > 0 ? { number, since: utcDay(since) } : undefined;
}

/** How much left the count of a thing on a day (UTC). */
export interface FallenDay {
  thing: string;
  kind: FallKind;
  day: string;
  number: number;
}

/** Reads how much left the counts of a scope on each day on which something did, in the order of things, kinds and days. */
export async function readFallenDays(store: ReadStore, scope: string): Promise<FallenDay[]> {
  const days = new Map<string, FallenDay>();
  for (const { values, sum } of await store.sums(fallHours, { scope }, 'value', { by: ['thing', 'kind', 'hour'] })) {
    const [thing, kind, day] = [String(values[0]), values[1] as FallKind, utcDay(Number(values[2]))];
    const name = JSON.stringify([thing, kind, day]);
    days.set(name, { thing, kind, day, number: (days.get(name)?.number ?? 0) + sum });
  }
  return [...days.values()].filter(({ number }) => number > 0);
}
