import assert from 'node:assert/strict';
import { readLedger, readLedgerKey, type SignedCheckpoint } from '../../../src/server/checking/ledger.ts';
import type { Source } from '../../../src/server/checking/source.ts';
import type { Leaf } from '../../../src/tally/leaf.ts';
import type { World } from '../support.ts';

export const base = 'https://participer.exemple';

/** A town as anyone sees it. */
export const sourceOf = ({ app }: Pick<World, 'app'>): Source => ({
  get: async (address, headers = {}) => app.request(address.replace(base, ''), { headers }),
});

/** Reads the ledger of what stands at a path, as anyone can who trusts nobody. */
export async function ledgerOf(
  town: Pick<World, 'app'>,
  path: string,
): Promise<{ leaves: Leaf[]; checkpoint: SignedCheckpoint }> {
  const [source, at] = [sourceOf(town), `${base}${path}/ledger`];
  return readLedger(source, at, { key: await readLedgerKey(source, at) });
}

/** Adds up lines by what they are of. */
export function sumsOf(leaves: readonly Leaf[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { thing, amount } of leaves) sums[thing] = (sums[thing] ?? 0) + amount;
  return sums;
}

/** How many lines there are of each kind. */
export const kindsOf = (leaves: readonly Leaf[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(leaves, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]));

/** Reads a count that everyone reads. */
export async function numberOf(town: Pick<World, 'read'>, path: string, metric: string): Promise<number> {
  const { numbers } = (await town.read(path)) as unknown as { numbers: Record<string, { value: number }> };
  assert.ok(numbers[metric], `${path} has ${metric}`);
  return numbers[metric].value;
}
