import type { Forms } from '../../words/act-words.ts';

/** What the desk says of how long it is known who took part, in one language. */
export interface RetentionWords {
  link: string;
  title: string;
  promise: string;
  noNotice: string;
  known: string;
  date: string;
  noDate: string;
  running: string;
  done: (people: string, date: string) => string;
  /** There was nobody to erase. */
  nothing: string;
  open: string;
  /** It has closed, and people may still confirm. */
  confirmable: (until: string) => string;
  /** It stays open beyond the last day of keeping. */
  outlasts: (date: string) => string;
  erase: string;
  eraseTitle: string;
  what: (people: string) => string;
  /** Letters to people who are known that have not left: how many, and what becomes of them. */
  waiting: string;
  letters: (count: number, written: string) => string;
  unsent: (count: number, written: string) => string;
  /** Digests go, too. */
  traces: string;
  stays: readonly string[];
  forever: string;
  reopen: string;
  understood: string;
  notUnderstood: string;
  now: string;
  back: string;
  people: Forms;
}
