import { readRecentFall } from '../../core/fall-hours.ts';
import type { ReadStore } from '../../store/store.ts';
import { readNotedFall, type Fall } from '../falls/falls.ts';
import type { Falls } from '../falls/why.ts';
import { invalidations } from './tables.ts';

/** How many acts on a thing ended, and the moment. */
interface Ended {
  invalidated: number;
  withdrawn: number;
  now: number;
}

/** Finds why the count of a thing fell: acts that were taken out and not put back, or otherwise, and what people took back of late. */
export async function readFalls(
  store: ReadStore,
  { scope, id: thing }: { scope: string; id: string },
  { invalidated, withdrawn, now }: Ended,
): Promise<Falls> {
  const [last, recent] = await Promise.all([
    readLast(store, { scope, thing }, invalidated),
    withdrawn > 0 ? readRecentFall(store, { scope, thing }, 'withdrawn', now) : undefined,
  ]);
  return { last, recent };
}

/** Finds the last acts in a scope, on whatever thing there, that were taken out and not put back. */
export async function readLastIn(store: ReadStore, scope: string): Promise<Fall | undefined> {
  const rows = await store.list(invalidations, { scope }, { reverse: true, limit: recently });
  return fallOf(rows.find((row) => row.undone_at === null));
}

/** So many are looked through for one that was not put back. */
const recently = 100;

const fallOf = (row: { at: number; number: number; why: string } | undefined): Fall | undefined =>
  row && { at: row.at, number: row.number, why: JSON.parse(row.why) as Fall['why'] };

async function readLast(
  store: ReadStore,
  { scope, thing }: { scope: string; thing: string },
  invalidated: number,
): Promise<Fall | undefined> {
  const noted = await readNotedFall(store, { scope, thing });
  const rows = invalidated > 0 ? await store.list(invalidations, { scope }, { reverse: true }) : [];
  const last = rows.find((row) => row.thing === thing && row.undone_at === null);
  if (!last || (noted && noted.at > last.at)) return noted;
  return fallOf(last);
}
