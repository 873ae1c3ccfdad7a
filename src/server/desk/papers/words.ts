/** What the desk says of counts on paper, in one language. */
export interface PapersWords {
  link: string;
  /** Says how many counts wait for their second person. */
  note: (count: string) => string;
  title: (thing: string) => string;
  intro: string;
  waiting: string;
  noneWaiting: string;
  /** Names a count: its document, its day, and who counted; nobody where that was not asked yet. */
  entry: (document: string, day: string, by: string) => string;
  secondHint: string;
  yoursHint: string;
  othersHint: string;
  differ: string;
  figure: string;
  firstFigures: string;
  secondFigures: string;
  total: string;
  enter: string;
  correct: string;
  giveUp: string;
  counted: string;
  /** Said instead of the figures of a count, as long as results are hidden. */
  hidden: string;
  noneCounted: string;
  remove: string;
  why: string;
  whyHint: string;
  add: string;
  document: string;
  documentHint: string;
  countedBy: string;
  countedByHint: string;
  day: string;
  send: string;
  done: Record<PapersDone, string>;
  back: string;
  outdated: string;
  /** A line of a list that is no ballot. */
  line: (number: string) => string;
  faults: Record<string, string>;
}

/** What was done, as the page says it. */
export type PapersDone = 'waits' | 'differs' | 'counted' | 'given-up' | 'removed';
