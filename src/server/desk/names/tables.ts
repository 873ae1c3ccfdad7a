import { table, type AnyTable } from '../../store/store.ts';

/**
 * A name that nobody may take who takes part: in one thing, or (where `scope` is empty) in all. `id` is the name as the eye takes it, so that
 * each stands once.
 */
export const reservedNames = table<{ scope: string; id: string; name: string; at: number }>({
  name: 'reserved_name',
  columns: { scope: 'text', id: 'text', name: 'text', at: 'integer' },
  key: ['scope', 'id'],
});

export const namesTables: readonly AnyTable[] = [reservedNames];
