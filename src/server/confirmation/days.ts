import { archiveVersion as version } from '../../schema/archive.ts';
import type { CountServices } from '../core/counts.ts';
import type { CountDay } from '../core/count-day.ts';
import type { Archive } from '../core/noun.ts';
import { widenDays } from '../core/smallest-group.ts';
import type { ReadStore } from '../store/store.ts';
import type { Turn } from '../store/turn.ts';
import { events } from './tables.ts';

/* When acts were counted and withdrawn, from which the history of a count is made. */

/** Where the days of a thing stand in an archive, below its folder. */
export const daysFile = 'days.json';

const batch = 1000;
const dayLength = 86_400_000;

/** Reads when acts of a kind happened, in the order of time. */
export async function instants(store: ReadStore, key: { scope: string; thing: string; kind: string }, turn: Turn) {
  const parts: Float64Array[] = [];
  for (let after: string[] | undefined; ;) {
    const rows = await store.list(events, key, { limit: batch, ...(after && { after }) });
    parts.push(Float64Array.from(rows, ({ at }) => at));
    const last = rows.at(-1);
    if (!last || rows.length < batch) break;
    after = [last.act];
    await turn();
  }
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all.sort();
}

/** What happened to an act, and by how much it changes which number of its day. */
const steps = [
  ['counted', 'counted', 1],
  // A person who had been counted before acted again: that is no other person.
  ['replaced', 'counted', -1],
  ['withdrawn', 'withdrawn', 1],
] as const;

/**
 * Reads how many acts were counted and withdrawn on each day (UTC), from which the history of the count is made: what was taken out
 * or put back, or came on paper, stands in the log with its number.
 *
 * @param undated how many were counted of which no day is known: they come first, without one
 */
export async function readDays(
  { store, counts }: Pick<CountServices, 'store' | 'counts'>,
  { scope, id: thing }: { scope: string; id: string },
  undated = 0,
): Promise<CountDay[]> {
  const days = new Map<number, { counted: number; withdrawn: number }>();
  for (const [kind, number, by] of steps) {
    for (const instant of await instants(store, { scope, thing, kind }, counts.turn)) {
      const day = Math.floor(instant / dayLength);
      const numbers = days.get(day) ?? { counted: 0, withdrawn: 0 };
      numbers[number] += by;
      days.set(day, numbers);
    }
  }
  const sorted = [...days].sort(([one], [other]) => one - other);
  return [
    ...(undated > 0 ? [{ counted: undated, withdrawn: 0 }] : []),
    ...sorted.map(([day, numbers]) => ({ day: new Date(day * dayLength).toISOString().slice(0, 10), ...numbers })),
  ];
}

/** Writes such days into an archive, as spans of which none tells of too few. @param at path of the folder of the thing */
export const exportDays = (
  { folder, services }: Pick<Archive, 'folder' | 'services'>,
  days: readonly CountDay[],
  at: string,
): Promise<void> =>
  folder.write(`${at}/${daysFile}`, { archive: version, days: widenDays(days, services.smallestGroup) });
