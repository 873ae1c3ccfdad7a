import { counters } from '../../core/earlier-tables.ts';
import type { Table } from '../../store/store.ts';

/* The tables of petitions as their migrations found them. They are never changed, however the tables of today are. */

/** The signatures that are shown in public, from version 2 on with their number. */
export const listed: Table<{ scope: string; thing: string; day: number; act: string }> = {
  name: 'listed',
  columns: { scope: 'text', thing: 'text', day: 'integer', act: 'text' },
  key: ['scope', 'thing', 'act'],
  counters: [{ into: counters, by: ['scope', 'thing'], as: { kind: 'listed' } }],
};

/** Who signed, by address. */
export const holders: Table<{ scope: string; thing: string; address: string; act: string }> = {
  name: 'holder',
  columns: { scope: 'text', thing: 'text', address: 'text', act: 'text' },
  key: ['scope', 'thing', 'address'],
};
