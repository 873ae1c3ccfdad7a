import type {
  CommentPage,
  CommentQuery,
  DecideAct,
  JoinAct,
  Mine,
  PostAct,
  Posted,
  Queue,
  ReportAct,
  Reported,
} from '../schema/comment.ts';
import type { ActResult, ReceiptState, Thing } from '../schema/common.ts';
import type { ConfirmAct, KeyedAct, ResendAct, SignAct } from '../schema/petition.ts';
import type { PublishedBallots, VoteAct } from '../schema/poll.ts';

/** What every call ends with. */
export interface CallOptions {
  /** Ends the call; the adapter then rejects with the signal's reason, untouched. */
  signal?: AbortSignal;
  /** BCP 47 language that the texts are wanted in; a backend that lacks it answers in its own. */
  lang?: string;
}

export interface ReadOptions extends CallOptions {
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

/** Acts on a thread of comments. A participant joins once, and writes, votes and takes back with that key. */
export interface CommentActs {
  page(src: string, query: CommentQuery, options?: ReadOptions): Promise<CommentPage>;
  join(src: string, act: JoinAct, options?: CallOptions): Promise<ActResult>;
  confirm(src: string, act: ConfirmAct, options?: CallOptions): Promise<ActResult>;
  resend(src: string, act: ResendAct, options?: CallOptions): Promise<ActResult>;
  /** What the participant with this key has here; refused as `unknown` once the backend has forgotten the key. */
  mine(src: string, act: KeyedAct, options?: CallOptions): Promise<Mine>;
  post(src: string, act: PostAct, options?: CallOptions): Promise<Posted>;
  edit(src: string, act: PostAct & { id: string }, options?: CallOptions): Promise<Posted>;
  /** Leaves a tombstone; `restore` undoes it. */
  remove(src: string, act: KeyedAct & { id: string }, options?: CallOptions): Promise<Posted>;
  restore(src: string, act: KeyedAct & { id: string }, options?: CallOptions): Promise<Posted>;
  /** +1, −1, or 0 to take a vote back; answers the comment as it is now. */
  vote(src: string, act: KeyedAct & { id: string; value: 1 | 0 | -1 }, options?: CallOptions): Promise<Posted>;
  report(src: string, act: ReportAct, options?: CallOptions): Promise<Reported>;
  /** For participants whom `mine().can.moderate` allows it. */
  queue(src: string, act: KeyedAct & { after?: string }, options?: CallOptions): Promise<Queue>;
  decide(src: string, act: DecideAct, options?: CallOptions): Promise<Posted>;
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
  readonly comments?: Partial<CommentActs>;
}
