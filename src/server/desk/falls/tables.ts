import { table, type AnyTable } from '../../store/store.ts';

/**
 * Why a published count fell otherwise than by acts that were taken out of it: a count on paper was removed, a comment is not published any
 * more. `id` is what does not count any more; `why` is JSON, the public reason by language. What counts again has no row.
 */
export const falls = table<{ scope: string; thing: string; id: string; at: number; number: number; why: string }>({
  name: 'count_fall',
  columns: { scope: 'text', thing: 'text', id: 'text', at: 'integer', number: 'integer', why: 'text' },
  key: ['scope', 'thing', 'id'],
  indexes: { at: ['scope', 'thing', 'at', 'id'] },
});

export const fallsTables: readonly AnyTable[] = [falls];
