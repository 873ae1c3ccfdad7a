import { countedAs } from '../../core/earlier-tables.ts';
import type { AnyTable, Table } from '../../store/store.ts';

/* The tables of polls as their migrations found and wrote them. They are never changed, however the tables of today are. */

const text = 'text';
const integer = 'integer';

/** How many ballots said the same; those of more than 400 signs together. */
const ballotCounts: Table<{ scope: string; thing: string; choice: string; slot: number; value: number }> = {
  name: 'ballot_count',
  columns: { scope: text, thing: text, choice: text, slot: integer, value: integer },
  key: ['scope', 'thing', 'choice', 'slot'],
};

/** Ballots, from version 2 on with their numbers. */
export const ballots: Table<{ scope: string; thing: string; voter: string; choice: string; at: number }> = {
  name: 'ballot',
  columns: { scope: text, thing: text, voter: text, choice: text, at: integer },
  key: ['scope', 'thing', 'voter'],
  counters: [countedAs('ballots'), { into: ballotCounts, by: ['scope', 'thing', 'choice'], longest: { choice: 400 } }],
};

/** The tables that version 7 writes anew, without any time and without an order in which their rows came. */
export const withoutOrder: readonly AnyTable[] = [
  ...['ballot', 'invalid_ballot'].map((name) => ({
    name,
    columns: { scope: text, thing: text, voter: text, choice: text },
    key: ['scope', 'thing', 'voter'],
    isShuffled: true,
  })),
  ...['ballot_count', 'ballot_since'].map((name) => ({ ...ballotCounts, name, isShuffled: true })),
];
