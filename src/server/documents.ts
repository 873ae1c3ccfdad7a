import * as z from 'zod/mini';
import { instant, text, whole } from '../schema/common.ts';

/*
 * The document in which a thing is stored (column `document` of the table `thing`): its words in each language, its dates
 * and rules. Counts are never in it; they are counted from the rows.
 */

/** A text in one or more languages: `{ "fr": "…", "en": "…" }`. */
const localised = (max: number) =>
  z.record(text(35), text(max)).check(z.refine((texts) => Object.keys(texts).length > 0, 'has no language'));
/** An http(s) address, or a path on this very server. */
const link = text(2000).check(z.regex(/^(?:https?:\/\/\S+|\/(?!\/)\S*)$/i, 'is neither an http(s) address nor a path'));

const schedule = { opensAt: z.optional(instant), closesAt: z.optional(instant) };
/** Set by hand by the owner; `reason` is shown to people. */
const override = { override: z.optional(z.enum(['paused', 'archived'])), reason: z.optional(localised(500)) };
/** What else is to be said of how the numbers came about; it follows the server's own sentence. */
const countNote = z.optional(localised(300));

export const petitionDocument = z.object({
  type: z.literal('petition'),
  title: localised(500),
  text: localised(20_000),
  /** Changes whenever a text that is signed changes, in any language. */
  textVersion: text(100),
  author: z.optional(localised(300)),
  ...schedule,
  ...override,
  countNote,
  thresholds: z
    .array(
      z.object({
        at: whole,
        label: localised(200),
        duty: localised(500),
        territory: z.optional(localised(200)),
        /** Where the history that would tell is not in this store. */
        reachedAt: z.optional(instant),
      }),
    )
    .check(z.maxLength(20)),
  notice: z.object({
    version: text(100),
    controller: localised(300),
    purpose: localised(500),
    retention: localised(300),
    url: link,
  }),
  answer: z.optional(z.object({ author: localised(300), at: instant, text: localised(10_000), url: z.optional(link) })),
  timeline: z.optional(
    z.array(z.object({ at: instant, label: localised(300), url: z.optional(link) })).check(z.maxLength(80)),
  ),
});
export type PetitionDocument = z.infer<typeof petitionDocument>;

export const consultationDocument = z.object({
  type: z.literal('consultation'),
  title: localised(500),
  summary: z.optional(localised(5000)),
  ...schedule,
  ...override,
  countNote,
});
export type ConsultationDocument = z.infer<typeof consultationDocument>;

export const thingDocument = z.discriminatedUnion('type', [petitionDocument, consultationDocument]);
export type ThingDocument = z.infer<typeof thingDocument>;

/** The languages that a thing speaks: those of its title. */
export const languagesOf = (document: ThingDocument): string[] => Object.keys(document.title);

/** A text of a document in a language; in French, else in any, where the document lacks it. */
export const say = (texts: Record<string, string>, lang: string): string =>
  texts[lang] ?? texts['fr'] ?? Object.values(texts)[0] ?? '';
