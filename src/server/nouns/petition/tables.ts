import { slots } from '../../core/earlier-tables.ts';
import { counters } from '../../core/tables.ts';
import { fillCounters, type Migration } from '../../store/schema.ts';
import { table, type AnyTable } from '../../store/store.ts';
import * as earlier from './earlier-tables.ts';
import { oneMailbox } from './mailbox-migration.ts';

/** The counted signatures whose authors agreed to be shown in public, by the day on which they were counted. */
export const listed = table<{ scope: string; thing: string; day: number; act: string }>({
  name: 'listed',
  columns: { scope: 'text', thing: 'text', day: 'integer', act: 'text' },
  key: ['scope', 'thing', 'act'],
  indexes: { day: ['scope', 'thing', 'day', 'act'] },
  counters: [{ into: counters, by: ['scope', 'thing'], as: { kind: 'listed' } }],
});

/** One counted act per address and thing: the key of this table is the rule against doubles. */
export const holders = table<{ scope: string; thing: string; address: string; act: string }>({
  name: 'holder',
  columns: { scope: 'text', thing: 'text', address: 'text', act: 'text' },
  key: ['scope', 'thing', 'address'],
  lookedUp: ['address'],
});

/**
 * When the count first stood at a threshold, kept by the transaction that brought it there. A row without a moment says that it had not
 * been reached when the history was gone through.
 */
export const thresholds = table<{ scope: string; thing: string; at: number; reached_at: number | null }>({
  name: 'threshold',
  columns: { scope: 'text', thing: 'text', at: 'integer', reached_at: 'integer?' },
  key: ['scope', 'thing', 'at'],
});

/** Every table of petitions. */
export const petitionTables: readonly AnyTable[] = [listed, holders, thresholds];

/** The steps that bring databases of earlier versions of the tables of petitions to those of today. */
export const petitionMigrations: readonly Migration[] = [
  { version: 2, up: fillCounters(slots, earlier.listed) },
  { version: 3, up: oneMailbox },
];
