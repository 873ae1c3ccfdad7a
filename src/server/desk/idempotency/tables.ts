import { table, type AnyTable } from '../../store/store.ts';

/**
 * What a request with an `Idempotency-Key` was answered: `id` stands for the key of the program and that of the request, `request` for what was
 * sent. `answer` is sealed with both keys, so that nobody reads it who does not have them; it is missing while the request is under way.
 */
export const keptAnswers = table<{ id: string; request: string; answer: string | null; at: number }>({
  name: 'desk_answer',
  columns: { id: 'text', request: 'text', answer: 'text?', at: 'integer' },
  key: ['id'],
  indexes: { at: ['at', 'id'] },
});

export const idempotencyTables: readonly AnyTable[] = [keptAnswers];
