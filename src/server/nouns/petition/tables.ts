import { table, type AnyTable } from '../../store/store.ts';

/** The counted signatures whose authors agreed to be shown in public, by the day on which they were counted. */
export const listed = table<{ scope: string; thing: string; day: number; act: string }>({
  name: 'listed',
  columns: { scope: 'text', thing: 'text', day: 'integer', act: 'text' },
  key: ['scope', 'thing', 'act'],
  indexes: { day: ['scope', 'thing', 'day', 'act'] },
});

/** One counted act per address and thing: the key of this table is the rule against doubles. */
export const holders = table<{ scope: string; thing: string; address: string; act: string }>({
  name: 'holder',
  columns: { scope: 'text', thing: 'text', address: 'text', act: 'text' },
  key: ['scope', 'thing', 'address'],
});

export const petitionTables: readonly AnyTable[] = [listed, holders];
