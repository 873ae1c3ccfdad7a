import * as z from 'zod/mini';
import { choice, reportReason } from '../../schema/comments.ts';
import { notice, phase, text } from '../../schema/common.ts';
import { milestone, officialAnswer, threshold } from '../../schema/petition.ts';
import { option, resultsTime } from '../../schema/poll.ts';
import { ballotForm } from '../../schema/ballot.ts';
import { toInstant } from '../common/lenient.ts';

/* The rows of the views and tables of `docs/platforms/postgrest.sql`. Gateways may write numbers as strings, dates as they like. */

const number = z.pipe(z.union([z.number(), z.string()]), z.transform(Number));
const id = z.pipe(z.union([z.number(), z.string()]), z.transform(String));
const maybe = <T extends z.ZodMiniType>(shape: T) => z.optional(z.nullable(shape));

/** A time as PostgreSQL writes it, with a space and a short offset too, or a date, which is a day of its place. */
const time = z
  .pipe(
    text(40),
    z.transform((value: string): string => {
      const at = new Date(value);
      return toInstant(value) ?? (Number.isNaN(at.getTime()) ? '' : at.toISOString());
    }),
    // Empty where it was no time.
  )
  .check(z.refine((value) => value !== '', 'is no time'));

const common = {
  id,
  lang: text(35),
  url: text(2000),
  title: text(500),
  phase,
  opens_at: maybe(time),
  closes_at: maybe(time),
  notice: maybe(notice),
};

export const petitionRow = z.object({
  ...common,
  body: text(20_000),
  text_version: text(100),
  author: maybe(text(300)),
  thresholds: maybe(z.array(threshold)),
  answer: maybe(officialAnswer),
  timeline: maybe(z.array(milestone)),
  method: maybe(text(500)),
});
export type PetitionRow = z.infer<typeof petitionRow>;

export const pollRow = z.object({
  ...common,
  description: maybe(text(20_000)),
  text_version: text(100),
  options: z.array(option),
  form: ballotForm,
  method: text(60),
  words: maybe(z.record(z.string(), text(200))),
  results: resultsTime,
  shown: z.boolean(),
  who: maybe(text(500)),
  doubles: maybe(text(500)),
});
export type PollRow = z.infer<typeof pollRow>;

export const ballotRow = z.object({ ballot: z.unknown(), times: number });

export const threadRow = z.object({
  ...common,
  sides: z.array(choice),
  by_side: maybe(z.record(z.string(), number)),
  votes: z.literal(['none', 'support', 'up-down']),
  longest: number,
  edit_window: number,
  guidelines: maybe(text(5000)),
  reasons: z.array(reportReason),
  orders: z.array(choice),
  method: maybe(text(500)),
});
export type ThreadRow = z.infer<typeof threadRow>;

/** A row of `thread_comments`, and one of `comments` by its author, who sees no counts there. */
export const commentRow = z.object({
  id,
  parent: maybe(id),
  top: maybe(id),
  side: maybe(text(60)),
  at: time,
  state: text(20),
  state_at: maybe(time),
  author: maybe(text(300)),
  role: maybe(text(60)),
  lang: maybe(text(35)),
  body: maybe(text(20_000)),
  edited_at: maybe(time),
  reason: maybe(text(500)),
  ground: maybe(text(500)),
  up: maybe(number),
  down: maybe(number),
  replies: maybe(number),
});
export type CommentRow = z.infer<typeof commentRow>;

export const voteRow = z.object({ comment_id: id, value: z.literal([1, -1]) });
export const anyRow = z.object({ at: time });
