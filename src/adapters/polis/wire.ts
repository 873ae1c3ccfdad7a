import * as z from 'zod/mini';

/* What Polis answers, as far as it is used. Numbers may come as strings, and what is not there as null. */

const number = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value) => Number(value)),
);
const maybe = <T extends z.ZodMiniType>(shape: T) => z.optional(z.nullable(shape));

/** A statement to vote on; without `tid` there is none left. */
const statement = z.object({
  tid: maybe(number),
  txt: maybe(z.string()),
  lang: maybe(z.string()),
  /** Statements without a vote of this participant, this one among them. */
  remaining: maybe(number),
  total: maybe(number),
});
export type Statement = z.infer<typeof statement>;

/** `GET /api/v3/participationInit`. */
export const participation = z.object({
  nextComment: maybe(statement),
  conversation: z.object({
    topic: maybe(z.string()),
    description: maybe(z.string()),
    is_active: maybe(z.boolean()),
    participant_count: maybe(number),
    auth_needed_to_vote: maybe(z.boolean()),
  }),
  /** Statements that this participant has voted on. */
  votes: maybe(z.array(z.object({ tid: number }))),
});
export type Participation = z.infer<typeof participation>;

/** The answer to a vote that was taken. */
export const voted = z.object({ currentPid: number });
