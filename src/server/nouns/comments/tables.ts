import { hourly } from '../../core/figure-tables.ts';
import { countedAs } from '../../core/tables.ts';
import { table, type AnyTable } from '../../store/store.ts';
import { commentChanges } from './change-table.ts';
import { caseCounts, commentCounts } from './count-table.ts';
import { answeredNotices, noticeCounts, notices, openNotices, reporterCounts } from './notice-tables.ts';

/* The tables of threads of comments. `scope` and `thing` together are the thread. */

/**
 * A comment. `branch` is the comment in whose list of replies it stands ('' at the top), which for deep replies is not its `parent`;
 * `shown` is 0 where it has no place in the thread; `random` is its place in the random order. `name` and `role` are what is shown of its
 * author. What was taken out of the thread keeps its text here: a decision may be contested.
 */
export type CommentRow = {
  scope: string;
  thing: string;
  id: string;
  parent: string;
  branch: string;
  depth: number;
  author: string;
  name: string;
  role: string;
  side: string;
  body: string;
  /** The text without case and accents, to be searched. */
  folded: string;
  lang: string;
  created_at: number;
  edited_at: number | null;
  /** `published`, `held` (has no place yet), `awaiting`, `hidden`, or taken out by its `author` or a `moderator`. */
  state: string;
  state_at: number;
  shown: number;
  up: number;
  down: number;
  replies: number;
  random: number;
  reason: string | null;
  ground: string | null;
};

export const comments = table<CommentRow>({
  name: 'thread_comment',
  columns: {
    scope: 'text',
    thing: 'text',
    id: 'text',
    parent: 'text',
    branch: 'text',
    depth: 'integer',
    author: 'text',
    name: 'text',
    role: 'text',
    side: 'text',
    body: 'text',
    folded: 'text',
    lang: 'text',
    created_at: 'integer',
    edited_at: 'integer?',
    state: 'text',
    state_at: 'integer',
    shown: 'integer',
    up: 'integer',
    down: 'integer',
    replies: 'integer',
    random: 'integer',
    reason: 'text?',
    ground: 'text?',
  },
  key: ['scope', 'thing', 'id'],
  sealed: ['name'],
  indexes: {
    time: ['scope', 'thing', 'branch', 'shown', 'created_at', 'id'],
    side_time: ['scope', 'thing', 'branch', 'shown', 'side', 'created_at', 'id'],
    random: ['scope', 'thing', 'branch', 'shown', 'random', 'id'],
    side_random: ['scope', 'thing', 'branch', 'shown', 'side', 'random', 'id'],
    person: ['scope', 'author', 'thing', 'created_at', 'id'],
  },
  counters: [
    countedAs('comments', { shown: 1 }),
    { into: commentCounts, by: ['scope', 'thing', 'side'], as: { kind: 'published' }, where: { state: 'published' } },
    { into: commentCounts, by: ['scope', 'thing', 'side'], as: { kind: 'top' }, where: { branch: '', shown: 1 } },
    hourly('created_at', { as: { kind: 'comments' }, where: { state: 'published' } }),
  ],
});

/**
 * Where a comment stands in an order that changes (`supported`, `discussed`), and from when until when: who reads on goes by how
 * things stood at the beginning. `side` is '' in the list of all sides; `since` tells one standing from the next.
 */
export const standings = table<{
  scope: string;
  thing: string;
  sort: string;
  branch: string;
  side: string;
  value: number;
  created_at: number;
  id: string;
  since: number;
  until: number;
}>({
  name: 'standing',
  columns: {
    scope: 'text',
    thing: 'text',
    sort: 'text',
    branch: 'text',
    side: 'text',
    value: 'integer',
    created_at: 'integer',
    id: 'text',
    since: 'integer',
    until: 'integer',
  },
  key: ['scope', 'thing', 'sort', 'branch', 'side', 'id', 'since'],
  indexes: { value: ['scope', 'thing', 'sort', 'branch', 'side', 'value', 'created_at', 'id', 'since'] },
});

/** A word, or its beginning, that a comment holds: by these comments are searched. */
export const commentWords = table<{ scope: string; thing: string; id: string; word: string; created_at: number }>({
  name: 'comment_word',
  columns: { scope: 'text', thing: 'text', id: 'text', word: 'text', created_at: 'integer' },
  key: ['scope', 'thing', 'id', 'word'],
  indexes: { word: ['scope', 'thing', 'word', 'created_at', 'id'] },
});

/** A vote on a comment: one per person, kept so by the key. */
export const commentVotes = table<{
  scope: string;
  thing: string;
  comment: string;
  voter: string;
  value: number;
  at: number;
}>({
  name: 'comment_vote',
  columns: { scope: 'text', thing: 'text', comment: 'text', voter: 'text', value: 'integer', at: 'integer' },
  key: ['scope', 'thing', 'comment', 'voter'],
  indexes: { person: ['scope', 'voter', 'thing', 'comment'] },
});

/** The text of a comment that its author took back, kept for a short while so that it can be undone. */
export const takenBack = table<{ scope: string; thing: string; id: string; body: string; at: number }>({
  name: 'taken_back',
  columns: { scope: 'text', thing: 'text', id: 'text', body: 'text', at: 'integer' },
  key: ['scope', 'thing', 'id'],
  sealed: ['body'],
  indexes: { at: ['scope', 'at', 'thing', 'id'] },
});

/** Who joined: one per address and scope, `id` being a keyed digest of it. The address serves for notices on one's own comments only. */
export const members = table<{
  scope: string;
  id: string;
  name: string;
  email: string;
  notice_version: string;
  lang: string;
  at: number;
}>({
  name: 'member',
  columns: {
    scope: 'text',
    id: 'text',
    name: 'text',
    email: 'text',
    notice_version: 'text',
    lang: 'text',
    at: 'integer',
  },
  key: ['scope', 'id'],
  sealed: ['name', 'email'],
});

/** The keys that act for a member, one per device: `key` is the id of the act by which it joined, the digest of the key. */
export const memberKeys = table<{ scope: string; key: string; member: string; at: number }>({
  name: 'member_key',
  columns: { scope: 'text', key: 'text', member: 'text', at: 'integer' },
  key: ['scope', 'key'],
  indexes: { member: ['scope', 'member', 'key'] },
});

/** Further rights, by the digest of an address: `moderator`, `official`. `hint` is enough of the address to tell one from another. */
export const grants = table<{ scope: string; address: string; role: string; hint: string; at: number }>({
  name: 'member_grant',
  columns: { scope: 'text', address: 'text', role: 'text', hint: 'text', at: 'integer' },
  key: ['scope', 'address', 'role'],
  sealed: ['hint'],
});

/** A comment that waits for a decision. `why` are the rules that held it, as JSON. */
export const openCases = table<{ scope: string; thing: string; comment: string; since: number; why: string }>({
  name: 'open_case',
  columns: { scope: 'text', thing: 'text', comment: 'text', since: 'integer', why: 'text' },
  key: ['scope', 'thing', 'comment'],
  indexes: {
    since: ['scope', 'thing', 'since', 'comment'],
    scope_since: ['scope', 'since', 'thing', 'comment'],
    all_since: ['since', 'thing', 'comment', 'scope'],
  },
  counters: [{ into: caseCounts, by: ['scope'] }],
});

/** A moderator's decision. Rows are only ever added: they are the public log. `rule` says whether a rule had held the comment. */
export const decisions = table<{
  scope: string;
  thing: string;
  id: string;
  at: number;
  comment: string;
  decision: string;
  reason: string;
  ground: string;
  reports: number;
  rule: number;
  moderator: string;
}>({
  name: 'decision',
  columns: {
    scope: 'text',
    thing: 'text',
    id: 'text',
    at: 'integer',
    comment: 'text',
    decision: 'text',
    reason: 'text',
    ground: 'text',
    reports: 'integer',
    rule: 'integer',
    moderator: 'text',
  },
  key: ['scope', 'thing', 'id'],
  indexes: { time: ['scope', 'thing', 'at', 'id'] },
});

/** Every table of threads. */
export const commentsTables: readonly AnyTable[] = [
  comments,
  standings,
  commentWords,
  commentCounts,
  commentChanges,
  commentVotes,
  takenBack,
  members,
  memberKeys,
  grants,
  notices,
  noticeCounts,
  openNotices,
  answeredNotices,
  reporterCounts,
  caseCounts,
  openCases,
  decisions,
];
