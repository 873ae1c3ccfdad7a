import { table, type AnyTable } from '../../store/store.ts';

/**
 * The names of a scope that are being erased (`running`) or were (`done`): as what it was asked for, of how many people so far, and for which
 * date: one that was moved by a later close is gone through again, and so is one after which somebody came.
 */
export const erasures = table<{
  scope: string;
  state: string;
  path: string;
  by: string;
  due_at: number;
  people: number;
  at: number;
}>({
  name: 'erasure',
  columns: {
    scope: 'text',
    state: 'text',
    path: 'text',
    by: 'text',
    due_at: 'integer',
    people: 'integer',
    at: 'integer',
  },
  key: ['scope'],
  indexes: { state: ['state', 'scope'] },
});

export const retentionTables: readonly AnyTable[] = [erasures];
