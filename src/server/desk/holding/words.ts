import type { HeldGroup } from './groups.ts';

/** What the desk says of acts that are held as suspect, in one language. */
export interface HoldingWords {
  link: string;
  title: (thing: string) => string;
  intro: string;
  /** In the list of things and on the page of one. */
  note: (number: string) => string;
  /** The same, while nobody may know how many. */
  noteHidden: string;
  waiting: string;
  nothing: string;
  reasons: Record<HeldGroup['reason'], string>;
  domain: (name: string) => string;
  block: (name: string) => string;
  /** How many of them, with their unit. */
  number: (number: string, since: string) => string;
  hidden: string;
  most: (number: string) => string;
  /** What counting them changes. */
  preview: (from: string, to: string) => string;
  count: string;
  /** `hasPlace`: they have a domain or a network in common, so that what comes from there later is treated alike. */
  countHint: (hasPlace: boolean) => string;
  aside: string;
  asideHint: (hasPlace: boolean) => string;
  why: string;
  whyHint: string;
  past: string;
  none: string;
  decided: Record<'count' | 'aside', (number: string, date: string) => string>;
  decidedHidden: Record<'count' | 'aside', (date: string) => string>;
  undone: (date: string) => string;
  undo: string;
  undoHint: Record<'count' | 'aside', string>;
  closed: string;
  done: Record<'count' | 'aside' | 'undone' | 'under-way', string>;
  back: string;
  outdated: string;
  mail: {
    subject: (site: string) => string;
    text: (thing: string) => string;
    open: string;
    whyYou: string;
    stopHere: string;
  };
  /** In an officer's own access. */
  account: {
    title: string;
    legend: string;
    hint: string;
    paces: Record<'never' | 'daily', { label: string; hint: string }>;
    save: string;
    done: Record<'held-chosen' | 'held-stopped', string>;
    noMail: string;
  };
  faults: Record<string, string>;
}
