import * as z from 'zod/mini';
import { confirmed, type KeyedAct } from './acts.ts';
import {
  ability,
  actResult,
  address,
  byWord,
  instant,
  notice,
  receiptState,
  text,
  thing,
  whole,
  type ActResult,
  type ReceiptState,
} from './common.ts';
import { told } from './answering.ts';
import { act, noun, query } from './noun.ts';

/**
 * A word of an open list that the backend supplies, with its label: an order, a side, a reason. An order or a side without one is named by
 * the widget where it knows the word (`newest`, `1`), and shown as its id else. `code` is the word under which the widget may name it in its own
 * language, where it has one: absent where the label is the owner's own.
 */
export const choice = z.object({ id: text(60), label: text(300), code: z.optional(text(60)) });
export type Choice = z.infer<typeof choice>;

/** A reason for which a comment may be reported. `anonymous`: name and address may stay empty (offences against children). */
export const reportReason = z.object({ ...choice.shape, anonymous: z.optional(z.boolean()) });
export type ReportReason = z.infer<typeof reportReason>;

/**
 * The tombstone of a comment that was taken out, so that replies keep their place. `author`: taken back by who wrote it; `moderator`: with
 * its reason, the rule or law it rests on, and where to contest it (DSA, article 17); `awaiting`: not decided yet; `hidden`: its
 * text is there on demand, which is in the answer to a question for this very comment (`id`) and in no other; so is that of one that
 * its author gave a warning (`warned`), which is the reason.
 */
export const tombstone = z.object({
  kind: z.literal(['author', 'moderator', 'awaiting', 'hidden', 'warned']),
  at: z.optional(instant),
  reason: z.optional(text(500)),
  ground: z.optional(text(500)),
  contest: z.optional(address),
});
export type Tombstone = z.infer<typeof tombstone>;

/** One comment. A plain text with line breaks; `parent` is the comment it answers. */
export const comment = z.object({
  id: text(200),
  parent: z.optional(text(200)),
  /** Shown name; absent where the author is not named, and under a tombstone. */
  author: z.optional(text(300)),
  /** `official` speaks for the institution, `moderator` moderates, `proposer` made the proposal; any other word is shown as it is. */
  role: z.optional(text(60)),
  at: instant,
  editedAt: z.optional(instant),
  /** BCP 47 language of the text, where it is known. */
  lang: z.optional(text(35)),
  /** Absent where a tombstone stands in its place. */
  text: z.optional(text(20_000)),
  /** A side of the thread, by its id. */
  side: z.optional(text(60)),
  /** Votes up and down, each a count of its own; absent where the thread takes none, and under a tombstone. */
  up: z.optional(whole),
  down: z.optional(whole),
  /** How many replies stand below it, at any depth, tombstones too; 0 for one that is itself shown flat. */
  replies: whole,
  tombstone: z.optional(tombstone),
  /** For its author and for moderators only: `held` waits for moderation. */
  state: z.optional(z.literal(['published', 'held'])),
});
export type Comment = z.infer<typeof comment>;

/**
 * Some comments in a stable order; `next` is an opaque cursor, absent at the end; `total` as counted for this question. A page
 * may hold fewer than another, or none, and still have a `next`.
 */
export const commentPage = z.object({
  items: z.array(comment),
  next: z.optional(text(2000)),
  total: z.optional(whole),
});
export type CommentPage = z.infer<typeof commentPage>;

/**
 * A thread of comments. `numbers.comments` counts the published ones; `can.comment`, `can.vote` and `can.report` say what
 * is possible now. `first` is the first page in the first of `orders`, so that one request shows a thread.
 */
export const thread = z.object({
  ...thing.shape,
  ...told.shape,
  type: z.literal('thread'),
  /** For `random`, a word of one's own may follow (`random:k3x9`): the same word gives the same order. */
  orders: z.array(choice),
  /** Sides that an author may take, e.g. `1`, `0`, `-1`; none where the thread has no sides. */
  sides: z.array(choice),
  /** Published comments by side. */
  bySide: byWord(whole),
  votes: z.literal(['none', 'support', 'up-down']),
  /**
   * How deep replies nest: with 0 there are none, with 1 all stand below top comments. Those deeper stand flat among the replies of
   * this depth, in the page of the same `parent`.
   */
  depth: whole,
  /** Longest text of a comment, in code points. */
  longest: whole,
  /** Seconds during which an author may change a comment. */
  editWindow: whole,
  guidelines: z.optional(text(5000)),
  /** Why a comment may be reported. */
  reasons: z.array(reportReason),
  /** Public log of the moderators' decisions: a page for people, and a file at the same path with `.csv` behind it. */
  log: z.optional(address),
  /** Absent where no personal data is given through the widget. */
  notice: z.optional(notice),
  first: commentPage,
});
export type Thread = z.infer<typeof thread>;

/** Which comments: top ones in an order, the replies of one, those that hold some words, or the way to one comment. */
export interface CommentQuery {
  order?: string;
  after?: string;
  /** Only top comments that take this side; with an empty one, those that take none. */
  side?: string;
  /** Replies to this comment instead of top comments. */
  parent?: string;
  /** Comments that hold all these words, at any depth, the newest first; case and accents do not matter. */
  search?: string;
  /** This comment with all its parents, top one first. */
  id?: string;
}

/** A participant's own part of a thread: own comments (held ones too), own votes by comment, and further rights. */
export const mine = z.object({
  name: text(300),
  comments: z.array(comment),
  votes: byWord(z.literal([1, -1])),
  can: byWord(ability),
});
export type Mine = z.infer<typeof mine>;

/** Joining a thread's consultation with a name and a confirmed address. `key` is then the participant's for every act there. */
export interface JoinAct {
  key: string;
  name: string;
  email: string;
  noticeVersion: string;
  lang: string;
  /** Address of the page where the act was made, without what follows its path. */
  source?: string;
}

/** A comment or a reply; `act` is its idempotency key: sending it twice posts it once. An edit leaves the parent as it is. */
export interface PostAct {
  key: string;
  act: string;
  text: string;
  parent?: string;
  side?: string;
  lang?: string;
}

/** A change of one's own comment. */
export type EditAct = PostAct & { id: string };

/** One's own comment, named by its id. */
export type OwnCommentAct = KeyedAct & { id: string };

/** A vote on a comment: +1, −1, or 0 to take it back. */
export type CommentVoteAct = KeyedAct & { id: string; value: 1 | 0 | -1 };

/** Asks for what waits for a decision, from a cursor on. */
export type QueueAct = KeyedAct & { after?: string };

/** The outcome of a comment that was sent: published, held for moderation, or refused with a reason. */
export const posted = z.object({
  outcome: z.literal(['published', 'held', 'refused']),
  reason: z.optional(text(60)),
  message: z.optional(text(500)),
  /** Seconds after which the same may be done. */
  retryAfter: z.optional(whole),
  fields: z.optional(byWord(text(60))),
  comment: z.optional(comment),
});
export type Posted = z.infer<typeof posted>;

/** A notice to the host of the thread with what article 16 of the DSA asks for; the page's address is the comment's. */
export interface ReportAct {
  act: string;
  id: string;
  reason: string;
  explanation: string;
  /** May stay empty for offences against children. */
  name: string;
  email: string;
  goodFaith: boolean;
}

/** The answer to a report: its reference number. */
export const reported = z.object({ reference: text(100), message: z.optional(text(500)) });
export type Reported = z.infer<typeof reported>;

/** A comment that waits for a decision, with why it waits. */
export const queued = z.object({ comment, why: z.array(text(500)), reports: whole });
export const queue = z.object({ items: z.array(queued), next: z.optional(text(2000)) });
export type Queue = z.infer<typeof queue>;

/** A moderator's decision, with its reason, and the rule or law that it rests on. */
export interface DecideAct {
  key: string;
  act: string;
  id: string;
  decision: 'publish' | 'remove' | 'hide';
  reason: string;
  ground: string;
}

/** Threads of comments. A participant joins once, and writes, votes and takes back with that key. */
export const commentsNoun = noun({
  type: 'thread',
  plural: 'threads',
  group: 'comments',
  shape: thread,
  metrics: ['comments'],
  abilities: { comment: 'post', vote: 'vote', report: 'report' },
  acts: {
    /** Some comments: of an order, of a search, below one, or the way to one. */
    page: query<CommentQuery, CommentPage>('page', commentPage),
    /** Asks to take part, once for the whole consultation. */
    join: act<JoinAct, ActResult>('participants', actResult, { mailed: true }),
    ...confirmed('participants', 'join'),
    /** Tells whether the participant with this key waits, takes part, or is not known. */
    receipt: act<KeyedAct, ReceiptState>('participants/receipt', receiptState, { needs: 'join' }),
    /** What the participant with this key has here; refused as `unknown` once the backend has forgotten the key. */
    mine: act<KeyedAct, Mine>('participants/mine', mine),
    /**
     * Takes back all that the participant has in the whole consultation, and forgets who that was; nothing of it is undone. Who has not
     * confirmed yet gives that up.
     */
    erase: act<KeyedAct, ActResult>('participants/erase', actResult, { needs: 'post' }),
    /** Posts a comment or a reply. */
    post: act<PostAct, Posted>('posts', posted, { needs: 'page' }),
    /** Changes a comment of one's own. */
    edit: act<EditAct, Posted>('posts/edit', posted, { needs: 'post' }),
    /** Leaves a tombstone; `restore` undoes it. */
    remove: act<OwnCommentAct, Posted>('posts/remove', posted, { needs: 'post' }),
    /** Puts back what `remove` took. */
    restore: act<OwnCommentAct, Posted>('posts/restore', posted, { needs: 'remove' }),
    /** +1, −1, or 0 to take a vote back; answers the comment as it is now. */
    vote: act<CommentVoteAct, Posted>('votes', posted),
    /** Reports a comment to who answers for the thread. */
    report: act<ReportAct, Reported>('reports', reported),
    /** What waits for a decision. For participants whom `mine().can.moderate` allows it. */
    queue: act<QueueAct, Queue>('queue', queue, { needs: 'decide' }),
    /** Decides on a comment. */
    decide: act<DecideAct, Posted>('decisions', posted, { needs: 'queue' }),
  },
});
