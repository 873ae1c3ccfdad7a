import { table, type AnyTable } from '../../store/store.ts';

/** Acts that were taken out of a count together. `why` and `chosen` are JSON: the public reason by language, and by what they were chosen. */
export const invalidations = table<{
  scope: string;
  at: number;
  id: string;
  thing: string;
  number: number;
  why: string;
  chosen: string;
  undone_at: number | null;
}>({
  name: 'invalidation',
  columns: {
    scope: 'text',
    at: 'integer',
    id: 'text',
    thing: 'text',
    number: 'integer',
    why: 'text',
    chosen: 'text',
    undone_at: 'integer?',
  },
  key: ['scope', 'at', 'id'],
  sealed: ['chosen'],
});

/** The acts of each, by the digest of the act's key: nothing here tells who acted. */
export const invalidatedActs = table<{ scope: string; invalidation: string; act: string }>({
  name: 'invalidated_act',
  columns: { scope: 'text', invalidation: 'text', act: 'text' },
  key: ['scope', 'invalidation', 'act'],
});

export const invalidatingTables: readonly AnyTable[] = [invalidations, invalidatedActs];
