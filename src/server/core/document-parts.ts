import * as z from 'zod/mini';
import { instant, text, whole } from '../../schema/common.ts';

/* What the documents of all things are made of. */

/** Makes the shape of a text in one or more languages: `{ "fr": "…", "en": "…" }`. */
export const localised = (max: number) =>
  z.record(text(35), text(max)).check(z.refine((texts) => Object.keys(texts).length > 0, 'has no language'));

/** An http(s) address, or a path on this very server. */
export const link = text(2000).check(
  z.regex(/^(?:https?:\/\/\S+|\/(?!\/)\S*)$/i, 'is neither an http(s) address nor a path'),
);

/**
 * Title, dates, what the owner set by hand (`reason` is shown to people), what follows the server's words on a count, how long it is known
 * who took part: until the end of a day, or for some months after the close, whatever the notice says in words, and under which licence what is
 * published of it may be used again, where that is another one than the site's.
 */
export const commonParts = {
  title: localised(500),
  opensAt: z.optional(instant),
  closesAt: z.optional(instant),
  override: z.optional(z.enum(['paused', 'archived'])),
  reason: z.optional(localised(500)),
  countNote: z.optional(localised(300)),
  keepUntil: z.optional(instant),
  keepMonths: z.optional(whole.check(z.minimum(1), z.maximum(600))),
  licence: z.optional(z.object({ name: localised(200), url: link })),
};

/** What a document says on personal data (GDPR, article 13). */
export const noticePart = z.object({
  version: text(100),
  controller: localised(300),
  purpose: localised(500),
  retention: localised(300),
  url: link,
});

/** How long the institution has from the day on which a number was reached, in ISO 8601: `P2M` are two months, `P15D` fifteen days. */
export const within = text(5).check(
  z.regex(/^P[1-9]\d{0,2}[DWM]$/, 'is no time like P2M (two months), P6W (six weeks) or P15D (fifteen days)'),
);

/** The thresholds that an answer or a step settles, by their numbers. */
const meets = z.optional(z.array(whole).check(z.maxLength(20)));

/** What the institution answered: who signs, as the town writes it, when, in which words, and where the whole stands. */
export const answerPart = z.object({
  author: localised(300),
  at: instant,
  text: localised(10_000),
  url: z.optional(link),
  meets,
});
export type OfficialAnswer = z.infer<typeof answerPart>;

/** Something that happened, and who signs that, as the town writes it. */
export const stepPart = z.object({
  at: instant,
  label: localised(300),
  author: z.optional(localised(300)),
  url: z.optional(link),
  meets,
});
export type Step = z.infer<typeof stepPart>;

/** What the institution says of a thing: its answer, and the steps in the order in which it told them. */
export const saidParts = {
  answer: z.optional(answerPart),
  timeline: z.optional(z.array(stepPart).check(z.maxLength(80))),
};
