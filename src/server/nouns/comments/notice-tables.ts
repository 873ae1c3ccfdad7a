import { table } from '../../store/store.ts';

/* The tables of notices: what people report to the host of a thread. */

/** A notice of a comment to the host of the thread: one per person and comment. `decision` answers it. */
export const notices = table<{
  scope: string;
  thing: string;
  comment: string;
  reporter: string;
  reference: string;
  reason: string;
  explanation: string;
  name: string;
  email: string;
  lang: string;
  at: number;
  decision: string | null;
}>({
  name: 'notice',
  columns: {
    scope: 'text',
    thing: 'text',
    comment: 'text',
    reporter: 'text',
    reference: 'text',
    reason: 'text',
    explanation: 'text',
    name: 'text',
    email: 'text',
    lang: 'text',
    at: 'integer',
    decision: 'text?',
  },
  key: ['scope', 'thing', 'comment', 'reporter'],
  sealed: ['explanation', 'name', 'email'],
});

/** How many reports of one reporter wait (`open`), were `upheld` or `rejected`; kept by whoever receives or answers one. */
export const reporterCounts = table<{
  scope: string;
  reporter: string;
  outcome: string;
  slot: number;
  value: number;
}>({
  name: 'reporter_count',
  columns: { scope: 'text', reporter: 'text', outcome: 'text', slot: 'integer', value: 'integer' },
  key: ['scope', 'reporter', 'outcome', 'slot'],
});

/** How many notices of a comment wait for a decision; kept by whoever receives or answers one. */
export const noticeCounts = table<{ scope: string; thing: string; comment: string; slot: number; value: number }>({
  name: 'notice_count',
  columns: { scope: 'text', thing: 'text', comment: 'text', slot: 'integer', value: 'integer' },
  key: ['scope', 'thing', 'comment', 'slot'],
});

/** A notice that no decision has answered yet, so that those which are answered need not be gone through. */
export const openNotices = table<{ scope: string; thing: string; comment: string; reporter: string }>({
  name: 'open_notice',
  columns: { scope: 'text', thing: 'text', comment: 'text', reporter: 'text' },
  key: ['scope', 'thing', 'comment', 'reporter'],
  counters: [
    { into: noticeCounts, by: ['scope', 'thing', 'comment'] },
    { into: reporterCounts, by: ['scope', 'reporter'], as: { outcome: 'open' } },
  ],
});

/** What the decision on a notice made of it: `upheld`, or `rejected`. It goes with the address of who sent it. */
export const answeredNotices = table<{
  scope: string;
  thing: string;
  comment: string;
  reporter: string;
  outcome: string;
}>({
  name: 'answered_notice',
  columns: { scope: 'text', thing: 'text', comment: 'text', reporter: 'text', outcome: 'text' },
  key: ['scope', 'thing', 'comment', 'reporter'],
  counters: [{ into: reporterCounts, by: ['scope', 'reporter', 'outcome'] }],
});
