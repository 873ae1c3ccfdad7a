import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';

/* The bodies of the acts in a thread. Texts are bounded here by what can be sent, and by their own rules where they are checked. */

const long = text(60_000);
const key = text(100);
/** An idempotency key: made for one act, and sent again with it. */
const act = text(100);
const id = text(200);

export const joinAct = z.object({
  key,
  name: long,
  email: long,
  noticeVersion: text(100),
  lang: text(35),
  source: z.optional(text(300)),
});

export const postAct = z.object({
  key,
  act,
  text: long,
  parent: z.optional(id),
  side: z.optional(text(60)),
  lang: z.optional(text(35)),
});

export const editAct = z.object({ ...postAct.shape, id });

export const ownAct = z.object({ key, id });

export const commentVote = z.object({ key, id, value: z.literal([1, 0, -1]) });

export const reportAct = z.object({
  act,
  id,
  reason: text(60),
  explanation: long,
  name: long,
  email: long,
  goodFaith: z.boolean(),
});

export const queueAct = z.object({ key, after: z.optional(text(2000)) });

export const decideAct = z.object({
  key,
  act,
  id,
  decision: z.literal(['publish', 'remove', 'hide']),
  reason: long,
  ground: long,
});

export const logged = z.object({
  at: text(40),
  comment: id,
  decision: text(20),
  reason: text(2000),
  ground: text(2000),
  reports: z.number(),
  byRule: z.boolean(),
});
export const decisionLog = z.object({ items: z.array(logged), next: z.optional(text(2000)) });
