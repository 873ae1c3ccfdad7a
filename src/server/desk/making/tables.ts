import { table, type AnyTable } from '../../store/store.ts';

/**
 * What is being made at the desk, and is not published: `content` is JSON (see `drafts.ts`). Where something that stands already is corrected,
 * `of` is its scope, and `base` tells the version of its document that the correction was made upon.
 */
export const drafts = table<{
  id: string;
  type: string;
  model: string;
  of: string;
  base: string;
  content: string;
  at: number;
  changed_at: number;
}>({
  name: 'draft',
  columns: {
    id: 'text',
    type: 'text',
    model: 'text',
    of: 'text',
    base: 'text',
    content: 'text',
    at: 'integer',
    changed_at: 'integer',
  },
  key: ['id'],
  indexes: { of: ['of', 'changed_at', 'id'] },
});

/** The things whose words have changed, and how many of those who had acted on the old ones were told: all up to the act `after`. */
export const tellings = table<{ id: string; type: string; after: string; at: number }>({
  name: 'telling',
  columns: { id: 'text', type: 'text', after: 'text', at: 'integer' },
  key: ['id'],
});

export const makingTables: readonly AnyTable[] = [drafts, tellings];
