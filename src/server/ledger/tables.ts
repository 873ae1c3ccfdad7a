import { counters } from '../core/tables.ts';
import { table, type AnyTable } from '../store/store.ts';

/* The ledger of a scope: every change of a count is a line of it, and lines are only ever added. */

/** What waits to become a line. `act` is empty where it is of no single act. */
export const ledgerWaiting = table<{
  scope: string;
  thing: string;
  id: string;
  kind: string;
  amount: number;
  act: string;
}>({
  name: 'ledger_waiting',
  columns: { scope: 'text', thing: 'text', id: 'text', kind: 'text', amount: 'integer', act: 'text' },
  // Ids are random: nothing is put into the ledger in the order in which it came.
  key: ['scope', 'thing', 'id'],
});

/**
 * How long a ledger is, and its signed checkpoint. `edge` has the roots of its complete subtrees, in base64: what it takes to go on. A scope
 * without a row has no ledger yet.
 */
export const ledgerHeads = table<{ scope: string; size: number; edge: string; note: string }>({
  name: 'ledger_head',
  columns: { scope: 'text', size: 'integer', edge: 'text', note: 'text' },
  key: ['scope'],
});

/** Up to 256 hashes of a level of the tree, in base64 with spaces between. */
export const ledgerTiles = table<{ scope: string; level: number; number: number; hashes: string }>({
  name: 'ledger_tile',
  columns: { scope: 'text', level: 'integer', number: 'integer', hashes: 'text' },
  key: ['scope', 'level', 'number'],
});

/** Up to 256 lines. */
export const ledgerEntries = table<{ scope: string; number: number; lines: string }>({
  name: 'ledger_entries',
  columns: { scope: 'text', number: 'integer', lines: 'text' },
  key: ['scope', 'number'],
});

/** Where a mark stands in a ledger. */
export const ledgerMarks = table<{ scope: string; mark: string; place: number }>({
  name: 'ledger_mark',
  columns: { scope: 'text', mark: 'text', place: 'integer' },
  key: ['scope', 'mark', 'place'],
});

/** What the lines of a thing come to. */
export const ledgerSums = table<{ scope: string; thing: string; value: number }>({
  name: 'ledger_sum',
  columns: { scope: 'text', thing: 'text', value: 'integer' },
  key: ['scope', 'thing'],
});

/** The kind under which it is counted how many acts were looked for in a ledger by who has their receipts. */
export const checkedKind = 'checked';

/** The acts of a thing that were looked for and found by who has their receipts, each once, by what stands for it: a digest of its id. */
export const ledgerChecks = table<{ scope: string; thing: string; receipt: string }>({
  name: 'ledger_check',
  columns: { scope: 'text', thing: 'text', receipt: 'text' },
  key: ['scope', 'thing', 'receipt'],
  counters: [{ into: counters, by: ['scope', 'thing'], as: { kind: checkedKind } }],
});

export const ledgerTables: readonly AnyTable[] = [
  ledgerWaiting,
  ledgerHeads,
  ledgerTiles,
  ledgerEntries,
  ledgerMarks,
  ledgerSums,
  ledgerChecks,
];
