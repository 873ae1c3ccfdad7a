import * as z from 'zod/mini';
import { address, instant, text } from './common.ts';

/* What an institution owes after a vote or a petition, and what it says. */

/** The answer of the institution: who, when, in which words, and where the whole stands. */
export const officialAnswer = z.object({
  author: text(300),
  at: instant,
  text: text(10_000),
  url: z.optional(address),
});
export type OfficialAnswer = z.infer<typeof officialAnswer>;

/** Something that happened, and who says so, where that is known. */
export const milestone = z.object({
  at: instant,
  label: text(300),
  author: z.optional(text(300)),
  url: z.optional(address),
});
export type Milestone = z.infer<typeof milestone>;

/** What the institution owes by now: since when, until the end of which day at the latest, and when it was done. */
export const duty = z.object({
  text: text(500),
  since: instant,
  due: z.optional(instant),
  metAt: z.optional(instant),
});
export type Duty = z.infer<typeof duty>;

/** What an institution owes and says of a thing; all of it is missing where there is nothing. */
export const told = z.object({
  duties: z.optional(z.array(duty)),
  answer: z.optional(officialAnswer),
  timeline: z.optional(z.array(milestone)),
});
export type Told = z.infer<typeof told>;
