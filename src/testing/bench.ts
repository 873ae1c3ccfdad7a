import type { AdapterOptions, CivicAdapter, Identity } from '../adapters/adapter.ts';

/** Something that stands in the backend. */
export interface ThingBench {
  /** Its address, as one copies it from the platform's address bar. */
  src: string;
}

/** A petition; where the adapter can sign, one that is open. */
export interface PetitionBench extends ThingBench {
  /** How many signatures the backend counts. */
  signatures(): Promise<number>;
}

/** A poll; where the adapter can vote, one that is open. */
export interface PollBench extends ThingBench {
  /** How many ballots the backend counts. */
  ballots(): Promise<number>;
}

/** A thread with comments; where the adapter can post, one that is open. */
export interface ThreadBench extends ThingBench {
  /** How many comments the backend has, those that wait for a moderator too. */
  posted(): Promise<number>;
  /** Somebody else's comment comes in, beside the adapter. Absent where nothing can come in any more: an archive. */
  insert?(): Promise<void>;
}

/**
 * A fresh backend, and a look into it that does not go through the adapter. What a platform does not have is left out: the
 * adapter then has to have no method for it.
 */
export interface Bench {
  /** A new adapter over the backend, made with these options. */
  open(options: AdapterOptions): CivicAdapter;
  /** Answers what the adapter sends, where the backend is simulated; it is the network where this is left out. */
  fetch?(request: Request): Response | Promise<Response>;
  petition?: PetitionBench;
  poll?: PollBench;
  /** A poll whose results nobody may know yet. */
  hiddenPoll?: PollBench;
  thread?: ThreadBench;
  consultation?: ThingBench;
  /** An address of the platform where nothing stands. */
  missing: string;
  /** Who acts, where the platform knows people by a token or an id. */
  identity?: Identity;
  /** The code in the last mail to an address, once it has been sent; where the platform mails codes. */
  code?(email: string): Promise<string>;
  close?(): Promise<void>;
}

export type Noun = 'petition' | 'poll' | 'hiddenPoll' | 'thread' | 'consultation';

/** What the bench has of a noun. */
export type BenchOf<N extends Noun> = NonNullable<Bench[N]>;
