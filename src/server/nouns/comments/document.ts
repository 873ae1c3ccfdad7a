import * as z from 'zod/mini';
import { text, whole } from '../../../schema/common.ts';
import { commonParts, link, localised, noticePart, saidParts } from '../../core/document-parts.ts';

/* How a thread is set up: in a document of its own, or as the part `thread` in that of a petition or a consultation. */

/** The orders that a thread knows. */
export const orderNames = ['supported', 'newest', 'oldest', 'discussed', 'random'] as const;
export type OrderName = (typeof orderNames)[number];

/** A word of an open list; the server has labels for its own words, any other brings one. */
const labelled = z.object({ id: text(60).check(z.minLength(1)), label: z.optional(localised(300)) });

/** Whole numbers from one to another. */
const between = (least: number, most: number) => whole.check(z.minimum(least), z.maximum(most));

/** How a thread works; what is not given takes the defaults of `settingsOf`. */
export const threadRules = z.object({
  /** Sides that an author may take; `1`, `0` and `-1` have labels. Without any, the thread has no sides. */
  sides: z.optional(z.array(labelled).check(z.maxLength(5))),
  /** The orders that are offered, the first one first. */
  orders: z.optional(z.array(z.enum(orderNames)).check(z.minLength(1))),
  votes: z.optional(z.enum(['none', 'support', 'up-down'])),
  /** How deep replies nest, 0 for none. */
  depth: z.optional(between(0, 6)),
  /** Longest comment, in code points. */
  longest: z.optional(between(1, 10_000)),
  /** Seconds during which an author may change a comment. */
  editWindow: z.optional(between(0, 30 * 86_400)),
  guidelines: z.optional(localised(5000)),
  /** Reasons to report a comment; `anonymous` lets name and address be empty. */
  reasons: z.optional(
    z.array(z.object({ ...labelled.shape, anonymous: z.optional(z.boolean()) })).check(z.minLength(1)),
  ),
  /** Every comment waits for a moderator. */
  holdAll: z.optional(z.boolean()),
  /** Comments with one of these words wait for a moderator; case and accents do not matter. */
  holdWords: z.optional(z.array(text(100).check(z.minLength(1))).check(z.maxLength(2000))),
  /** So do comments with more links than this. */
  holdLinks: z.optional(between(0, 100)),
  /** Digests (`addressDigest`) of the addresses of moderators, and of those who speak for the institution. */
  moderators: z.optional(z.array(text(60)).check(z.maxLength(200))),
  officials: z.optional(z.array(text(60)).check(z.maxLength(200))),
  /** Where a decision is contested. */
  contest: z.optional(link),
  notice: z.optional(noticePart),
});
export type ThreadRules = z.infer<typeof threadRules>;

/** A thread that stands at an address of its own. */
export const threadDocument = z.object({
  type: z.literal('thread'),
  ...commonParts,
  ...threadRules.shape,
  ...saidParts,
  notice: noticePart,
});
export type ThreadDocument = z.infer<typeof threadDocument>;
