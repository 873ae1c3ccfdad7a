import { table, type AnyTable } from '../../store/store.ts';

/**
 * How many acts were taken back by those who had made them, on a day (UTC) that the log has told. One row without a scope is the last day
 * on which all things were looked at.
 */
export const withdrawalDays = table<{ scope: string; thing: string; day: string; number: number }>({
  name: 'withdrawal_day',
  columns: { scope: 'text', thing: 'text', day: 'text', number: 'integer' },
  key: ['scope', 'thing', 'day'],
});

export const withdrawalTables: readonly AnyTable[] = [withdrawalDays];
