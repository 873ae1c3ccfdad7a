import type { Reporter, Verdict } from '../../core/moderation.ts';

/** What the queue of moderators says, in one language. */
export interface ModerationWords {
  lang: string;
  title: string;
  link: (count: string) => string;
  /** Says how much waits in one thing. */
  note: (count: string) => string;
  intro: string;
  /** What the keys of the queue do. */
  keys: { title: string; list: readonly (readonly [key: string, does: string])[]; on: string; hint: string };
  onlyOf: (title: string) => string;
  all: string;
  empty: string;
  waiting: (count: number, shown: string) => string;
  lost: (count: number) => string;
  unnamed: string;
  by: string;
  since: (time: string) => string;
  edited: (time: string) => string;
  in: string;
  answers: (author: string) => string;
  whyTitle: string;
  report: (reference: string, reason: string) => string;
  receivedAt: (time: string) => string;
  reporter: Record<Reporter['address'], string>;
  others: (others: NonNullable<Reporter['others']>, shown: (count: number) => string) => string;
  moreReports: (count: string) => string;
  choose: (author: string) => string;
  publish: string;
  publishOf: (author: string) => string;
  decide: string;
  several: string;
  severalHint: string;
  verdict: string;
  verdicts: Record<Verdict, { label: string; hint: string }>;
  reason: string;
  chooseReason: string;
  details: string;
  detailsHint: string;
  ground: string;
  groundHint: string;
  save: string;
  more: string;
  done: (count: number) => string;
  faultsTitle: string;
  faults: Record<'cases' | 'verdict' | 'reason' | 'unlisted' | 'ground' | 'text', string>;
  typed: string;
  told: {
    title: string;
    changed: (author: string) => string;
    decided: (author: string, verdict: string, reason: string) => string;
    gone: string;
    verdicts: Record<Verdict, string>;
  };
}
