import { table, type AnyTable } from '../../store/store.ts';

/** How often a thing was shown within an hour, which begins at `hour`. Nothing tells to whom. */
export const views = table<{ scope: string; hour: number; value: number }>({
  name: 'thing_view',
  columns: { scope: 'text', hour: 'integer', value: 'integer' },
  key: ['scope', 'hour'],
});

/** How often somebody began to fill in a form of a thing within such an hour. Nothing tells who. */
export const starts = table<{ scope: string; hour: number; value: number }>({
  name: 'thing_start',
  columns: { scope: 'text', hour: 'integer', value: 'integer' },
  key: ['scope', 'hour'],
});

export const figuresTables: readonly AnyTable[] = [views];
export const startsTables: readonly AnyTable[] = [starts];
