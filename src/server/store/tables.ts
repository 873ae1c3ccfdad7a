import type { AnyTable, Row, Table } from './store.ts';
import { threadTables } from '../nouns/comments/tables.ts';

/** Gives a table its row type. */
const table = <R extends Row>(definition: Table<R>): Table<R> => definition;

/** What is shown at an address: a petition, a poll or a consultation, its words in each language as one JSON document. */
export const things = table<{ scope: string; id: string; type: string; document: string; at: number }>({
  name: 'thing',
  columns: { scope: 'text', id: 'text', type: 'text', document: 'text', at: 'integer' },
  key: ['scope', 'id'],
});

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

/** What became of an act: `received`, `counted`, `cancelled`, `withdrawn`. Rows are only ever added; counts are counts of them. */
export const events = table<{ scope: string; thing: string; kind: string; act: string; at: number }>({
  name: 'event',
  columns: { scope: 'text', thing: 'text', kind: 'text', act: 'text', at: 'integer' },
  key: ['scope', 'thing', 'kind', 'act'],
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
});

/** The counted signatures whose authors agreed to be shown in public, by the day on which they were counted. */
export const listed = table<{ scope: string; thing: string; day: number; act: string }>({
  name: 'listed',
  columns: { scope: 'text', thing: 'text', day: 'integer', act: 'text' },
  key: ['scope', 'thing', 'act'],
  indexes: { day: ['scope', 'thing', 'day', 'act'] },
});

/** One counted act per address and thing: the key of this table is the rule against doubles. */
export const holders = table<{ scope: string; thing: string; address: string; act: string }>({
  name: 'holder',
  columns: { scope: 'text', thing: 'text', address: 'text', act: 'text' },
  key: ['scope', 'thing', 'address'],
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

/** A proposal put to a consultation. */
export const proposals = table<{
  scope: string;
  id: string;
  author: string;
  section: string;
  title: string;
  body: string;
  created_at: number;
  url: string | null;
  removed: string | null;
}>({
  name: 'proposal',
  columns: {
    scope: 'text',
    id: 'text',
    author: 'text',
    section: 'text',
    title: 'text',
    body: 'text',
    created_at: 'integer',
    url: 'text?',
    removed: 'text?',
  },
  key: ['scope', 'id'],
  indexes: { created: ['scope', 'created_at', 'id'] },
});

/**
 * A ballot: one per voter and thing, kept so by the key. A later ballot replaces the earlier. `choice` is its text, see
 * `polls/text.ts`; `voter` stands for a person in this thing only, and tells nobody who it is.
 */
export const ballots = table<{ scope: string; thing: string; voter: string; choice: string; at: number }>({
  name: 'ballot',
  columns: { scope: 'text', thing: 'text', voter: 'text', choice: 'text', at: 'integer' },
  key: ['scope', 'thing', 'voter'],
});

/** A ballot whose author has not confirmed it; it goes when they do, or when they give it up. */
export const pendingBallots = table<{ scope: string; act: string; choice: string }>({
  name: 'pending_ballot',
  columns: { scope: 'text', act: 'text', choice: 'text' },
  key: ['scope', 'act'],
});

/** The voter for whom an act was confirmed: what lets its key change, withdraw and look up. No address is tied to either. */
export const voters = table<{ scope: string; act: string; voter: string }>({
  name: 'voter',
  columns: { scope: 'text', act: 'text', voter: 'text' },
  key: ['scope', 'act'],
});

/** A source that someone cites under a thing. */
export const sources = table<{
  scope: string;
  thing: string;
  id: string;
  author: string;
  body: string;
  created_at: number;
}>({
  name: 'source',
  columns: { scope: 'text', thing: 'text', id: 'text', author: 'text', body: 'text', created_at: 'integer' },
  key: ['scope', 'thing', 'id'],
});

/** A report of a thing to its moderators. */
export const reports = table<{
  scope: string;
  thing: string;
  id: string;
  author: string;
  reason: string;
  body: string;
  created_at: number;
}>({
  name: 'report',
  columns: {
    scope: 'text',
    thing: 'text',
    id: 'text',
    author: 'text',
    reason: 'text',
    body: 'text',
    created_at: 'integer',
  },
  key: ['scope', 'thing', 'id'],
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
});

export const tables: readonly AnyTable[] = [
  things,
  acts,
  events,
  people,
  listed,
  holders,
  challenges,
  mailings,
  tokens,
  proposals,
  ballots,
  pendingBallots,
  voters,
  sources,
  reports,
  participants,
  purges,
  ...threadTables,
];
