import type { Migration } from '../../store/schema.ts';
import { table, type AnyTable } from '../../store/store.ts';

/**
 * How much left the count of a thing on a day (UTC), as far as the log has told it; `kind` says what left. One row without a scope is the
 * last day on which all things were looked at.
 */
export const toldFalls = table<{ scope: string; thing: string; kind: string; day: string; number: number }>({
  name: 'fall_told',
  columns: { scope: 'text', thing: 'text', kind: 'text', day: 'text', number: 'integer' },
  key: ['scope', 'thing', 'kind', 'day'],
});

export const withdrawalTables: readonly AnyTable[] = [toldFalls];

export const withdrawalMigrations: readonly Migration[] = [
  // Only signatures and ballots were told.
  {
    version: 2,
    async up({ run, dropTable }) {
      await run(
        'insert into fall_told (scope, thing, kind, day, number)' +
          " select scope, thing, 'withdrawn', day, number from withdrawal_day where scope <> ''",
      );
      await dropTable('withdrawal_day');
    },
  },
];
