import * as z from 'zod/mini';
import { instant, text, whole } from '../../schema/common.ts';
import { resultsTime } from '../../schema/poll.ts';
import { commonParts, link, localised, noticePart } from './document-parts.ts';
import { pollDocument } from '../nouns/poll/document.ts';
import { threadDocument, threadRules } from '../nouns/comments/document.ts';

/*
 * The document in which a thing is stored (column `document` of the table `thing`): its words in each language, its dates
 * and rules. Counts are never in it; they are counted from the rows.
 */

export const petitionDocument = z.object({
  type: z.literal('petition'),
  ...commonParts,
  text: localised(20_000),
  /** Changes whenever a text that is signed changes, in any language. */
  textVersion: text(100),
  author: z.optional(localised(300)),
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
  notice: noticePart,
  /** What is said of it, at `/petitions/{id}/comments`. */
  thread: z.optional(threadRules),
  answer: z.optional(z.object({ author: localised(300), at: instant, text: localised(10_000), url: z.optional(link) })),
  timeline: z.optional(
    z.array(z.object({ at: instant, label: localised(300), url: z.optional(link) })).check(z.maxLength(80)),
  ),
});
export type PetitionDocument = z.infer<typeof petitionDocument>;

export const consultationDocument = z.object({
  type: z.literal('consultation'),
  ...commonParts,
  summary: z.optional(localised(5000)),
  /** How its proposals are voted on, where it is not as `polls/proposals.ts` has it. */
  votes: z.optional(
    z.object({
      question: z.optional(localised(500)),
      words: z.optional(z.record(text(200), localised(200))),
      results: z.optional(resultsTime),
      who: z.optional(localised(500)),
      notice: z.optional(noticePart),
    }),
  ),
  /** How its proposals are discussed, where it is not as `threads/place.ts` has it. */
  thread: z.optional(threadRules),
});
export type ConsultationDocument = z.infer<typeof consultationDocument>;

export const thingDocument = z.discriminatedUnion('type', [
  petitionDocument,
  pollDocument,
  consultationDocument,
  threadDocument,
]);
export type ThingDocument = z.infer<typeof thingDocument>;

/** The languages that a thing speaks: those of its title. */
export const languagesOf = (document: ThingDocument): string[] => Object.keys(document.title);

/** The same, the one first that is shown to who asks for none: French, else the first. */
export const spokenIn = (document: ThingDocument): string[] => {
  const all = languagesOf(document);
  return all.includes('fr') ? ['fr', ...all.filter((lang) => lang !== 'fr')] : all;
};

/** The language of the mails of an act: the one it was made in where the thing speaks it, else French. */
export const mailLanguage = (document: ThingDocument, wanted: string): string =>
  languagesOf(document).find((lang) => lang === wanted.split('-')[0]?.toLowerCase()) ?? 'fr';

/** A text of a document in a language; in French, else in any, where the document lacks it. */
export const say = (texts: Record<string, string>, lang: string): string =>
  texts[lang] ?? texts['fr'] ?? Object.values(texts)[0] ?? '';
