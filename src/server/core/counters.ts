import type { ReadStore } from '../store/store.ts';
import { slots } from '../store/counting.ts';
import { counters } from './tables.ts';

/** Reads what is counted of a thing by kind, or (where `thing` is empty) of all of a scope. It takes as long for many rows as for few. */
export async function readCounters(
  store: ReadStore,
  scope: string,
  thing: string,
): Promise<ReadonlyMap<string, number>> {
  const sums = await store.sums(counters, { scope, thing }, 'value', { by: ['kind'] });
  return new Map(sums.map(({ values: [kind], sum }) => [String(kind), sum]));
}

/** Returns how many rows there are at most, by those that one slot counts: they fall on the slots by chance, and never differ by so much. */
export const mostByOneSlot = (own: number): number => slots * (own + 8 * Math.sqrt(own) + 20);

/** The kind of the number of acts that were held as suspect, and that an officer set aside: they never counted. */
export const asideKind = 'set aside';

/** The kind of the number of acts that are confirmed and held until an officer decides. */
export const heldKind = 'held';

/** Returns how many acts of a thing wait: for their confirmation, or for an officer. */
export const waitingIn = (kinds: ReadonlyMap<string, number>): number => {
  const of = (kind: string): number => kinds.get(kind) ?? 0;
  return Math.max(0, of('received') - of('counted') - of('cancelled') - of(asideKind));
};
