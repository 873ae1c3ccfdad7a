import { table, type AnyTable, type Counter } from '../store/store.ts';
import { fallHours } from './fall-hours.ts';
import { figureTables } from './figure-tables.ts';
import { participantHours } from './participant-days.ts';

/**
 * How many rows there are of a kind, of a thing or (where `thing` is empty) of all of a scope; kept by whoever changes them. A count is the
 * sum of its slots.
 */
export const counters = table<{ scope: string; thing: string; kind: string; slot: number; value: number }>({
  name: 'counter',
  columns: { scope: 'text', thing: 'text', kind: 'text', slot: 'integer', value: 'integer' },
  key: ['scope', 'thing', 'kind', 'slot'],
});

/** Counts the rows of a scope, as a kind. */
export const countedAs = (kind: string, where: Counter['where'] = {}): Counter => ({
  into: counters,
  by: ['scope'],
  as: { thing: '', kind },
  where,
});

/** What is shown at an address: a thing, its words in each language as one JSON document. */
export const things = table<{ scope: string; id: string; type: string; document: string; at: number }>({
  name: 'thing',
  columns: { scope: 'text', id: 'text', type: 'text', document: 'text', at: 'integer' },
  key: ['scope', 'id'],
  indexes: { type: ['type', 'scope', 'id'] },
});

/** What closed at this moment was gone through: who never confirmed there is erased. */
export const purges = table<{ scope: string; closed_at: number }>({
  name: 'purge',
  columns: { scope: 'text', closed_at: 'integer' },
  key: ['scope'],
});

/** Everyone who took part in a consultation, once, by an opaque id. */
export const participants = table<{ scope: string; id: string }>({
  name: 'participant',
  columns: { scope: 'text', id: 'text' },
  key: ['scope', 'id'],
  counters: [countedAs('participants')],
});

/** What tells the secret that made what stands for people here from any other, and does not tell it: one row. */
export const fingerprints = table<{ of: string; value: string }>({
  name: 'fingerprint',
  columns: { of: 'text', value: 'text' },
  key: ['of'],
});

/** The processes that use the database. Whoever ends cleanly takes its row away; `seen_at` is when it last gave a sign of life. */
export const runs = table<{ id: string; host: string; pid: number; seen_at: number }>({
  name: 'run',
  columns: { id: 'text', host: 'text', pid: 'integer', seen_at: 'integer' },
  key: ['id'],
});

/** The recount that may mend counts: the one that began last. One row. */
export const recounts = table<{ of: string; id: string }>({
  name: 'recount',
  columns: { of: 'text', id: 'text' },
  key: ['of'],
});

/** Every table that all nouns share. */
export const coreTables: readonly AnyTable[] = [
  things,
  purges,
  participants,
  fingerprints,
  counters,
  runs,
  recounts,
  fallHours,
  participantHours,
  ...figureTables,
];
