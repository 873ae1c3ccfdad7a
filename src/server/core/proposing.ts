import type { ReadStore, Writer } from '../store/store.ts';
import type { ThingDocument } from './documents.ts';

/* What is proposed in a thing, and voted on one by one: what the desk sees and does of it, whichever noun it is of. */

/** A thing in which something is proposed. */
export interface ProposedIn {
  scope: string;
  path: string;
  document: ThingDocument;
}

/** Why something was done, by language. */
type Reason = Readonly<Record<string, string>>;

/** Something that was done to a proposal, and why, as everyone may read it. */
export interface DoneTo {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly why: Reason;
}

/** Other words than those that were there, for a reason. @property means what they mean to those who voted; nobody had, where it is missing */
export interface Correction extends DoneTo {
  readonly means?: 'same' | 'other';
}

/** The words of a proposal, by language. */
export type Wording = Readonly<Record<string, { readonly title: string; readonly body: string }>>;

/** The words of a proposal, and what it is listed under. */
export interface NewWords {
  readonly wording: Wording;
  readonly section: string;
}

/** What is added. @property by who is named as its author; the institution itself, where nobody is */
export interface NewProposal {
  readonly words: NewWords;
  readonly by: string;
  readonly now: number;
}

/** A proposal, as those who run the site see it. */
export interface Proposal {
  readonly id: string;
  /** Path of its page. */
  readonly path: string;
  readonly wording: Wording;
  /** What it is listed under; may be empty. */
  readonly section: string;
  /** What tells this state of it from any other. */
  readonly version: string;
  /** Its words are those of the institution, and nobody else's. */
  readonly isOwn: boolean;
  /** Why it was taken out where it came from: nothing is done to it here then. */
  readonly removed: string | undefined;
  readonly hidden: DoneTo | undefined;
  /** The corrections, the first first. */
  readonly corrected: readonly Correction[];
  /** What tells the words that people vote on from any others, and does not tell them. */
  readonly textVersion: string;
}

/** Proposals in the order of time, and where the list goes on. */
export interface ProposalPage {
  readonly items: readonly Proposal[];
  readonly next?: string;
}

/** How what is proposed in a thing is run. Each act is done in the transaction that writes it into the log. */
export interface Proposing {
  /**
   * Reads some of them, the oldest first.
   *
   * @param some after: the `next` of the page before; one that makes no sense begins at the top; search: words that all of them hold
   */
  list(
    reader: ReadStore,
    stored: ProposedIn,
    some: { after?: string | undefined; limit: number; search?: string | undefined },
  ): Promise<ProposalPage>;
  find(reader: ReadStore, stored: ProposedIn, id: string): Promise<Proposal | undefined>;
  /** Hides one, or (where nothing is said) shows it again: its place, its votes and the reason are all that is left to read. */
  hide(writer: Writer, stored: ProposedIn, id: string, hidden: DoneTo | undefined): Promise<void>;
  /** Puts other words in the place of its own: who voted stays counted, and everyone reads when and why. */
  correct(writer: Writer, stored: ProposedIn, id: string, words: NewWords, corrected: Correction): Promise<void>;
  /** Checks whether anyone has voted on one, or waits to. */
  isActedOn(reader: ReadStore, stored: ProposedIn, id: string): Promise<boolean>;
  /** The count that grows with what is added. */
  readonly metric: string;
  /** Adds one of the institution; one that says the same by the same author is there once. Answers its id, and whether it was not there. */
  add(writer: Writer, stored: ProposedIn, given: NewProposal): Promise<{ id: string; isNew: boolean }>;
}
