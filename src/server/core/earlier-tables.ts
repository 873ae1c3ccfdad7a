import type { Counter, Table } from '../store/store.ts';

/*
 * What migrations of all nouns wrote into: tables as they were in version 2, the first that counted. They are never changed, however the
 * tables and the counters of today are.
 */

const text = 'text';
const integer = 'integer';

/** How many rows a count was spread over. */
export const slots = 8;

/** The counts of rows by kind, of a thing or (where `thing` is empty) of a scope. */
export const counters: Table<{ scope: string; thing: string; kind: string; slot: number; value: number }> = {
  name: 'counter',
  columns: { scope: text, thing: text, kind: text, slot: integer, value: integer },
  key: ['scope', 'thing', 'kind', 'slot'],
};

/** Counts the rows of a scope, as a kind. */
export const countedAs = (kind: string, where: Counter['where'] = {}): Counter => ({
  into: counters,
  by: ['scope'],
  as: { thing: '', kind },
  where,
});

/** Everyone who took part in a consultation. */
export const participants: Table<{ scope: string; id: string }> = {
  name: 'participant',
  columns: { scope: text, id: text },
  key: ['scope', 'id'],
  counters: [countedAs('participants')],
};

/** What became of each act. */
export const events: Table<{ scope: string; thing: string; kind: string; act: string; at: number }> = {
  name: 'event',
  columns: { scope: text, thing: text, kind: text, act: text, at: integer },
  key: ['scope', 'thing', 'kind', 'act'],
  counters: [{ into: counters, by: ['scope', 'thing', 'kind'] }],
};

/** How much left a count by the hour, from version 4 on. */
export const fallHours: Table<{
  scope: string;
  thing: string;
  kind: string;
  hour: number;
  slot: number;
  value: number;
}> = {
  name: 'fall_hour',
  columns: { scope: text, thing: text, kind: text, hour: integer, slot: integer, value: integer },
  key: ['scope', 'thing', 'kind', 'hour', 'slot'],
};

/** What became of each act, with what was counted of it from version 4 on. */
export const withdrawals: typeof events = {
  ...events,
  counters: [
    { into: fallHours, by: ['scope', 'thing'], as: { kind: 'withdrawn' }, hourOf: 'at', where: { kind: 'withdrawn' } },
  ],
};
