import type { ProposalForm } from './page-state.ts';

/** What the desk says of what is proposed in a thing, in one language. */
export interface ProposalWords {
  link: string;
  title: (thing: string) => string;
  intro: string;
  empty: string;
  more: string;
  search: string;
  searchHint: string;
  searchButton: string;
  notFound: (search: string) => string;
  proposal: string;
  section: string;
  state: string;
  states: { shown: string; hidden: string; removed: string };
  /** Leads from a proposal to the list. */
  back: string;
  /** Leads to what everyone sees. */
  page: string;
  text: string;
  noText: string;
  hiddenSince: (date: string) => string;
  removedBecause: (reason: string) => string;
  corrected: string;
  forms: Record<ProposalForm, { title: string; hint: string; button: string }>;
  /** A correction before it is published. */
  preview: Record<'title' | 'nothingYet' | 'changes' | 'titleOf' | 'textOf' | 'told' | 'publish' | 'again', string>;
  titleField: string;
  bodyField: string;
  sectionField: string;
  /** Said of a language in which nothing need be written. */
  otherHint: string;
  why: string;
  whyHint: string;
  done: Record<ProposalForm | 'add', string>;
  addTitle: string;
  addHint: string;
  add: string;
  byField: string;
  byHint: string;
  /** Said where it closed before something was added. */
  closed: string;
  /** Said where the same is there already, hidden. */
  hiddenThere: string;
  outdated: string;
  /** Said of a correction that says what is there. */
  unchanged: string;
  faults: Readonly<Record<string, string>>;
}
