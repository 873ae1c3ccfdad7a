import type { ReadStore } from '../store/store.ts';
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

/** Returns how many acts of a thing wait for their confirmation. */
export const waitingIn = (kinds: ReadonlyMap<string, number>): number => {
  const of = (kind: string): number => kinds.get(kind) ?? 0;
  return Math.max(0, of('received') - of('counted') - of('cancelled'));
};
