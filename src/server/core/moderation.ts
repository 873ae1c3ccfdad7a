import type { ReadStore, Value, Writer } from '../store/store.ts';
import type { Services } from './services.ts';

/* What moderators decide on, whatever it is: each noun lists what of its own waits, and what stands around it. */

/** What a case is named by: the noun that lists it, and its place there. */
export interface CaseKey {
  /** The type of the noun that lists it. */
  readonly of: string;
  readonly scope: string;
  readonly thing: string;
  readonly id: string;
}

/** Something that people wrote and that waits for a decision. */
export interface Case extends CaseKey {
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  /** Where the list goes on behind it. */
  readonly place: readonly Value[];
}

/** Which scopes are meant; all of them where none is named. */
export type Scopes = readonly string[] | undefined;

/** What waits of a noun. */
export interface CaseList {
  /** Counts what waits, by the same few statements however much it is. */
  count(store: ReadStore, scopes: Scopes): Promise<number>;
  /** Reads some of what waits, the oldest first. @param after the `place` of the last one before; one that makes no sense begins at the top */
  list(store: ReadStore, options: { scopes: Scopes; after?: unknown; limit: number }): Promise<readonly Case[]>;
}

/** What a moderator is told of who reported something: no name and no address, and nothing by which two threads could be joined. */
export interface Reporter {
  /**
   * The address that was given: `joined` where who has it takes part here and has confirmed it, `unknown` where nobody has, `none`. Whoever
   * reports confirms nothing: anyone can give the address of another.
   */
  address: 'joined' | 'unknown' | 'none';
  /** How many others came under this address in the same participation, by what became of them; nothing is known without an address. */
  others?: { upheld: number; rejected: number; open: number };
}

/** A report, as far as a moderator is told of it. */
export interface CaseReport {
  reference: string;
  reason: string;
  explanation: string;
  at: number;
  reporter: Reporter;
}

/** A case as a moderator sees it. */
export interface ShownCase extends CaseKey {
  since: number;
  /** What tells it from the same one after a change of its text, or a further report. */
  version: string;
  /** What it is part of, and the path of the page where it has, or gets, its place. */
  title: string;
  path: string;
  author: string;
  /** What is said of its author: that they speak for the institution. */
  role?: string | undefined;
  side?: string | undefined;
  text: string;
  lang: string;
  at: number;
  editedAt?: number | undefined;
  /** What it answers. */
  answers?: { author: string; text: string; lang: string } | undefined;
  /** The rules that held it, in words. */
  why: readonly string[];
  reports: readonly CaseReport[];
  /** How many reports there are: not all of them are shown. */
  reportCount: number;
  /** Reasons for which such a thing is taken down or hidden, in words. */
  reasons: readonly string[];
  /** The statement that goes with it where nothing is wrong with it. */
  fine: { reason: string; ground: string };
}

/** What can be decided. */
export const verdicts = ['publish', 'hide', 'remove'] as const;
export type Verdict = (typeof verdicts)[number];

/** A decision, with its statement of reasons (DSA, article 17). */
export interface Decision {
  /** Made anew for each decision. */
  decision: string;
  verdict: Verdict;
  reason: string;
  ground: string;
  /** Address of the moderator; what is kept of it is what would stand for them if they took part. */
  by: string;
  /** The version that was read. */
  version: string;
  now: number;
}

/** What came of a decision: it is taken, what was read is another text now, or someone decided before. */
export type Decided =
  /** It changed the count of what is published by so many. */
  | { outcome: 'done'; change: number }
  | { outcome: 'gone' }
  | { outcome: 'changed'; author: string }
  | { outcome: 'decided'; author: string; verdict: Verdict; reason: string; at: number };

/** Where people write: what a moderator sees of it, and decides. */
export interface Moderated {
  /** Path of its page. */
  readonly path: string;
  show(services: Services, cases: readonly Case[], lang: string): Promise<readonly ShownCase[]>;
  /** Decides in a transaction, in which whoever is concerned is written to. @throws Refusal `invalid` where the statement has a fault */
  decide(services: Services, writer: Writer, id: string, decision: Decision): Promise<Decided>;
}
