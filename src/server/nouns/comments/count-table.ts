import { table } from '../../store/store.ts';

/**
 * How many comments of a thread are published, and how many have a place at the top, by side; kept by whoever changes a comment. An empty
 * side is none.
 */
export const commentCounts = table<{
  scope: string;
  thing: string;
  kind: string;
  side: string;
  slot: number;
  value: number;
}>({
  name: 'comment_count',
  columns: { scope: 'text', thing: 'text', kind: 'text', side: 'text', slot: 'integer', value: 'integer' },
  key: ['scope', 'thing', 'kind', 'side', 'slot'],
});

/** How many comments of a scope wait for a decision; kept by whoever begins or ends a case. */
export const caseCounts = table<{ scope: string; slot: number; value: number }>({
  name: 'case_count',
  columns: { scope: 'text', slot: 'integer', value: 'integer' },
  key: ['scope', 'slot'],
});
