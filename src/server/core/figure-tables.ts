import { table, type AnyTable, type Counter } from '../store/store.ts';

/* What is counted of acts to be looked at by those who run the site: how many there are, never whose. */

/** How often something happened in a scope within an hour, which begins at `hour`; kept by whoever adds what happened. */
export const hours = table<{ scope: string; kind: string; hour: number; slot: number; value: number }>({
  name: 'hour_count',
  columns: { scope: 'text', kind: 'text', hour: 'integer', slot: 'integer', value: 'integer' },
  key: ['scope', 'kind', 'hour', 'slot'],
});

/** Counts rows by the hour of a column. @param more `by` where a column says the kind, or `as` */
export const hourly = (hourOf: string, more: Partial<Counter>): Counter => ({
  into: hours,
  by: ['scope'],
  hourOf,
  ...more,
});

/**
 * How many acts came from where: `facet` is `page` (on which one acted, of all that arrived), or of those that were confirmed `source` (the
 * site), `domain` (that of the address) or `place`; `share` is the site itself, else a keyed digest, which says nothing as long as it has no name.
 */
export const shares = table<{ scope: string; facet: string; share: string; slot: number; value: number }>({
  name: 'share_count',
  columns: { scope: 'text', facet: 'text', share: 'text', slot: 'integer', value: 'integer' },
  key: ['scope', 'facet', 'share', 'slot'],
});

/** The name of a share in which there are enough acts to hide each of them. */
export const shareNames = table<{ scope: string; facet: string; share: string; name: string }>({
  name: 'share_name',
  columns: { scope: 'text', facet: 'text', share: 'text', name: 'text' },
  key: ['scope', 'facet', 'share'],
});

export const figureTables: readonly AnyTable[] = [hours, shares, shareNames];
