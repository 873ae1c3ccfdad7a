import type { Migration } from '../../store/schema.ts';
import { table, type AnyTable } from '../../store/store.ts';

/**
 * A count on paper that waits until two officers have entered it alike. `first` and `second` are their addresses, which leave with the row
 * once it counts; the figures of each are JSON. `counted_by` is who counted on paper, no person: empty where that was not asked yet.
 */
export const paperEntries = table<{
  scope: string;
  thing: string;
  id: string;
  at: number;
  day: string;
  document: string;
  counted_by: string;
  first: string;
  first_figures: string;
  second: string | null;
  second_figures: string | null;
}>({
  name: 'paper_entry',
  columns: {
    scope: 'text',
    thing: 'text',
    id: 'text',
    at: 'integer',
    day: 'text',
    document: 'text',
    counted_by: 'text',
    first: 'text',
    first_figures: 'text',
    second: 'text?',
    second_figures: 'text?',
  },
  key: ['scope', 'thing', 'id'],
  lookedUp: ['first', 'second'],
});

export const papersTables: readonly AnyTable[] = [paperEntries];

export const papersMigrations: readonly Migration[] = [
  // Who counted was not asked.
  { version: 2, up: ({ addColumn }) => addColumn(paperEntries, 'counted_by', '') },
];
