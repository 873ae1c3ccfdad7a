import type { ActResult, ReceiptState, Thing } from '../schema/common.ts';
import type { ConfirmAct, KeyedAct, ResendAct, SignAct } from '../schema/petition.ts';
import type { PublishedBallots, VoteAct } from '../schema/poll.ts';

/** What every call ends with. */
export interface CallOptions {
  /** Ends the call; the adapter then rejects with the signal's reason, untouched. */
  signal?: AbortSignal;
}

export interface ReadOptions extends CallOptions {
  /** BCP 47 language that the texts are wanted in; a backend that lacks it answers in its own. */
  lang?: string;
  /** Ask the backend again even where a cache could answer: after an act of one's own. */
  fresh?: boolean;
}

/** What stands at an address now, and for how many seconds it is worth keeping (`Cache-Control: max-age`). */
export interface Snapshot {
  thing: Thing;
  maxAge?: number;
}

/** Acts on petitions. Each is safe to repeat with the same key: the second is a success that changes nothing. */
export interface PetitionActs {
  sign(src: string, act: SignAct, options?: CallOptions): Promise<ActResult>;
  confirm(src: string, act: ConfirmAct, options?: CallOptions): Promise<ActResult>;
  resend(src: string, act: ResendAct, options?: CallOptions): Promise<ActResult>;
  withdraw(src: string, act: KeyedAct, options?: CallOptions): Promise<ActResult>;
  receipt(src: string, act: KeyedAct, options?: CallOptions): Promise<ReceiptState>;
}

/** Acts on polls, as on petitions; another ballot with the same key replaces the first. */
export interface PollActs {
  vote(src: string, act: VoteAct, options?: CallOptions): Promise<ActResult>;
  confirm(src: string, act: ConfirmAct, options?: CallOptions): Promise<ActResult>;
  resend(src: string, act: ResendAct, options?: CallOptions): Promise<ActResult>;
  withdraw(src: string, act: KeyedAct, options?: CallOptions): Promise<ActResult>;
  receipt(src: string, act: KeyedAct, options?: CallOptions): Promise<ReceiptState>;
  /** The anonymous ballots, once results are public, for anyone who wants to count them again. */
  ballots(src: string, options?: CallOptions): Promise<PublishedBallots>;
}

/**
 * The contract: what a backend is asked for, the same for every platform.
 *
 * `src` is always the address of the thing itself, as one copies it from the platform's address bar. A group or a method
 * that is missing means "cannot": the element then shows no control for it. An adapter keeps no cache, touches no
 * document and has no words of its own; it answers in the types of `schema/`, and rejects with a `CivicError` only.
 */
export interface CivicAdapter {
  /** The platform, in lower case: it stands in the messages for developers. */
  readonly name: string;
  /** Reads the thing at `src`; its `type` says what it is. */
  read(src: string, options?: ReadOptions): Promise<Snapshot>;
  readonly petitions?: Partial<PetitionActs>;
  readonly polls?: Partial<PollActs>;
}
