import { randomSecret } from '../core/crypto.ts';
import type { LeafKind } from '../../tally/leaf.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import { ledgerWaiting } from './tables.ts';

/** The thing whose count changes. */
export interface LedgerPlace {
  scope: string;
  thing: string;
}

/** Has a line added to the ledger, in the transaction in which a count changes. @param act the act that it is, where it is one */
export async function addLeaf(
  writer: Writer,
  { scope, thing }: LedgerPlace,
  { kind, amount, act = '' }: { kind: LeafKind; amount: number; act?: string },
): Promise<void> {
  if (amount !== 0) await writer.insert(ledgerWaiting, { scope, thing, id: randomSecret(), kind, amount, act });
}

/** Has lines added for what counts had come to before the ledger: each comes before all others of its thing, for no other id begins so. */
export const addEarlier = async (writer: Writer, { scope, thing }: LedgerPlace, amount: number): Promise<void> => {
  const row = { scope, thing, id: `!${randomSecret()}`, kind: 'earlier', amount, act: '' };
  if (amount !== 0) await writer.insert(ledgerWaiting, row);
};

/** Has a line added for each of some acts. */
export async function addLeaves(
  writer: Writer,
  { scope, thing }: LedgerPlace,
  { kind, amount }: { kind: LeafKind; amount: 1 | -1 },
  acts: readonly string[],
): Promise<void> {
  const rows = acts.map((act) => ({ scope, thing, id: randomSecret(), kind, amount, act }));
  await writer.insertMany(ledgerWaiting, rows);
}

/** Adds up what waits in a scope, by thing. */
export async function waitingSums(reader: ReadStore, scope: string): Promise<Map<string, number>> {
  const sums = await reader.sums(ledgerWaiting, { scope }, 'amount', { by: ['thing'] });
  return new Map(sums.map(({ values: [thing], sum }) => [String(thing), sum]));
}
