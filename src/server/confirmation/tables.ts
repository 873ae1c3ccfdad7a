import { fallsByHour } from '../core/fall-hours.ts';
import { hourly } from '../core/figure-tables.ts';
import { counters } from '../core/tables.ts';
import { table, type AnyTable } from '../store/store.ts';

/** An act that was received. `id` is the digest of the act's secret key; nothing here tells who acted. */
export const acts = table<{
  scope: string;
  id: string;
  thing: string;
  kind: string;
  at: number;
  text_version: string;
  source: string | null;
}>({
  name: 'act',
  columns: {
    scope: 'text',
    id: 'text',
    thing: 'text',
    kind: 'text',
    at: 'integer',
    text_version: 'text',
    source: 'text?',
  },
  key: ['scope', 'id'],
});

/**
 * What became of an act: `received`, `counted`, `cancelled`, `withdrawn`, `invalidated`, `erased` where one that was invalidated is taken
 * back, and `changed` where it says something else since. Counts are counts of these rows. They are only ever added, but for `invalidated`, which
 * goes where that is undone, and for the time of `changed`.
 */
export const events = table<{ scope: string; thing: string; kind: string; act: string; at: number }>({
  name: 'event',
  columns: { scope: 'text', thing: 'text', kind: 'text', act: 'text', at: 'integer' },
  key: ['scope', 'thing', 'kind', 'act'],
  counters: [
    { into: counters, by: ['scope', 'thing', 'kind'] },
    hourly('at', { by: ['scope', 'kind'] }),
    // Who joins a discussion acts on no thing, and is no signature or ballot.
    hourly('at', { as: { kind: 'joined' }, where: { thing: '', kind: 'counted' } }),
    hourly('at', { as: { kind: 'joining' }, where: { thing: '', kind: 'received' } }),
    hourly('at', { as: { kind: 'left' }, where: { thing: '', kind: 'withdrawn' } }),
    fallsByHour('withdrawn', { where: { kind: 'withdrawn' } }),
  ],
});

/** Who acted, apart from the act and erased with a withdrawal. */
export const people = table<{
  scope: string;
  act: string;
  email: string;
  name: string;
  place: string;
  display_publicly: number;
  receive_news: number;
  notice_version: string;
  lang: string;
}>({
  name: 'person',
  columns: {
    scope: 'text',
    act: 'text',
    email: 'text',
    name: 'text',
    place: 'text',
    display_publicly: 'integer',
    receive_news: 'integer',
    notice_version: 'text',
    lang: 'text',
  },
  key: ['scope', 'act'],
  sealed: ['email', 'name', 'place'],
});

/** The mails sent for an act, with the digests of their code and of their link. */
export const challenges = table<{
  scope: string;
  act: string;
  number: number;
  code: string;
  tries: number;
  at: number;
}>({
  name: 'challenge',
  columns: { scope: 'text', act: 'text', number: 'integer', code: 'text', tries: 'integer', at: 'integer' },
  key: ['scope', 'act', 'number'],
});

/** The places for mails that an address has per day and thing: `address` is a digest, which outlives a withdrawal for that day. */
export const mailings = table<{ scope: string; address: string; slot: number; at: number }>({
  name: 'mailing',
  columns: { scope: 'text', address: 'text', slot: 'integer', at: 'integer' },
  key: ['scope', 'address', 'slot'],
});

/** The links in mails: the digest of a link's token, and the act that it confirms or withdraws. */
export const tokens = table<{ scope: string; token: string; act: string }>({
  name: 'token',
  columns: { scope: 'text', token: 'text', act: 'text' },
  key: ['scope', 'token'],
});

export const confirmationTables: readonly AnyTable[] = [acts, events, people, challenges, mailings, tokens];
