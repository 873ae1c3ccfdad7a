import { countedAs, counters, events } from '../../core/earlier-tables.ts';
import type { AnyTable, Counter, Table } from '../../store/store.ts';

/*
 * The tables as the migrations of threads found and wrote them: only what a migration touches, as it was in that version. They are never
 * changed, however the tables of today are.
 */

const text = 'text';
const integer = 'integer';

/** Who had asked to join and not confirmed the address, before joining was an act like any other. `key` is the digest of the key. */
export const joinings: Table<{
  scope: string;
  key: string;
  name: string;
  email: string;
  notice_version: string;
  lang: string;
  at: number;
}> = {
  name: 'joining',
  columns: { scope: text, key: text, name: text, email: text, notice_version: text, lang: text, at: integer },
  key: ['scope', 'key'],
};

/** The acts, as they were when joining became one; what became of them (`events`) was as in version 2. */
export const acts: Table<{
  scope: string;
  id: string;
  thing: string;
  kind: string;
  at: number;
  text_version: string;
  source: string | null;
}> = {
  name: 'act',
  columns: { scope: text, id: text, thing: text, kind: text, at: integer, text_version: text, source: 'text?' },
  key: ['scope', 'id'],
};

export { counters, events };

/** Who acted. */
export const people: Table<{
  scope: string;
  act: string;
  email: string;
  name: string;
  place: string;
  display_publicly: number;
  receive_news: number;
  notice_version: string;
  lang: string;
}> = {
  name: 'person',
  columns: {
    scope: text,
    act: text,
    email: text,
    name: text,
    place: text,
    display_publicly: integer,
    receive_news: integer,
    notice_version: text,
    lang: text,
  },
  key: ['scope', 'act'],
};

/** The texts of comments, their folded forms and when they were written. */
export const texts: Table<{
  scope: string;
  thing: string;
  id: string;
  created_at: number;
  body: string;
  folded: string;
}> = {
  name: 'thread_comment',
  columns: { scope: text, thing: text, id: text, created_at: integer, body: text, folded: text },
  key: ['scope', 'thing', 'id'],
};

/** The words by which comments were searched. */
export const words: Table<{ scope: string; thing: string; id: string; word: string; created_at: number }> = {
  name: 'comment_word',
  columns: { scope: text, thing: text, id: text, word: text, created_at: integer },
  key: ['scope', 'thing', 'id', 'word'],
};

const commentCounts: Table<{
  scope: string;
  thing: string;
  kind: string;
  side: string;
  slot: number;
  value: number;
}> = {
  name: 'comment_count',
  columns: { scope: text, thing: text, kind: text, side: text, slot: integer, value: integer },
  key: ['scope', 'thing', 'kind', 'side', 'slot'],
};

/** The notices that waited for a decision, apart from the others and counted from version 5 on. */
const noticeCounts: Table<{ scope: string; thing: string; comment: string; slot: number; value: number }> = {
  name: 'notice_count',
  columns: { scope: text, thing: text, comment: text, slot: integer, value: integer },
  key: ['scope', 'thing', 'comment', 'slot'],
};

/** The notices that waited for a decision, from version 5 on. */
export const openNotices: Table<{ scope: string; thing: string; comment: string; reporter: string }> = {
  name: 'open_notice',
  columns: { scope: text, thing: text, comment: text, reporter: text },
  key: ['scope', 'thing', 'comment', 'reporter'],
  counters: [{ into: noticeCounts, by: ['scope', 'thing', 'comment'] }],
};

const reporterCounts: Table<{ scope: string; reporter: string; outcome: string; slot: number; value: number }> = {
  name: 'reporter_count',
  columns: { scope: text, reporter: text, outcome: text, slot: integer, value: integer },
  key: ['scope', 'reporter', 'outcome', 'slot'],
};

const notice = { scope: text, thing: text, comment: text, reporter: text } as const;

/** The notices that waited, counted by who sent them from version 9 on. */
export const reportersOpen: typeof openNotices = {
  ...openNotices,
  counters: [{ into: reporterCounts, by: ['scope', 'reporter'], as: { outcome: 'open' } }],
};

/** What became of the notices that were answered, from version 9 on. */
export const answeredNotices: AnyTable = {
  name: 'answered_notice',
  columns: { ...notice, outcome: text },
  key: ['scope', 'thing', 'comment', 'reporter'],
  counters: [{ into: reporterCounts, by: ['scope', 'reporter', 'outcome'] }],
};

const caseCounts: Table<{ scope: string; slot: number; value: number }> = {
  name: 'case_count',
  columns: { scope: text, slot: integer, value: integer },
  key: ['scope', 'slot'],
};

/** The comments that waited for a decision, counted from version 6 on. */
export const openCases: Table<{ scope: string; thing: string; comment: string; since: number; why: string }> = {
  name: 'open_case',
  columns: { scope: text, thing: text, comment: text, since: integer, why: text },
  key: ['scope', 'thing', 'comment'],
  counters: [{ into: caseCounts, by: ['scope'] }],
};

const hours: Table<{ scope: string; kind: string; hour: number; slot: number; value: number }> = {
  name: 'hour_count',
  columns: { scope: text, kind: text, hour: integer, slot: integer, value: integer },
  key: ['scope', 'kind', 'hour', 'slot'],
};

/** What became of acts, counted by the hour from version 7 on. */
export const hourlyEvents: Table<{ scope: string; thing: string; kind: string; act: string; at: number }> = {
  name: 'event',
  columns: { scope: text, thing: text, kind: text, act: text, at: integer },
  key: ['scope', 'thing', 'kind', 'act'],
  counters: [
    { into: hours, by: ['scope', 'kind'], hourOf: 'at' },
    { into: hours, by: ['scope'], hourOf: 'at', as: { kind: 'joined' }, where: { thing: '', kind: 'counted' } },
    { into: hours, by: ['scope'], hourOf: 'at', as: { kind: 'joining' }, where: { thing: '', kind: 'received' } },
    { into: hours, by: ['scope'], hourOf: 'at', as: { kind: 'left' }, where: { thing: '', kind: 'withdrawn' } },
  ],
};

/** The comments, counted by the hour from version 7 on. */
export const hourlyComments: Table<{ scope: string; thing: string; id: string; created_at: number; state: string }> = {
  name: 'thread_comment',
  columns: { scope: text, thing: text, id: text, created_at: integer, state: text },
  key: ['scope', 'thing', 'id'],
  counters: [
    { into: hours, by: ['scope'], hourOf: 'created_at', as: { kind: 'comments' }, where: { state: 'published' } },
  ],
};

/** What was counted of comments from version 2 on. */
export const commentCounters: readonly Counter[] = [
  countedAs('comments', { shown: 1 }),
  { into: commentCounts, by: ['scope', 'thing', 'side'], as: { kind: 'published' }, where: { state: 'published' } },
  { into: commentCounts, by: ['scope', 'thing', 'side'], as: { kind: 'top' }, where: { branch: '', shown: 1 } },
];
