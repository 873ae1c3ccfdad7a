import * as z from 'zod/mini';
import { instant, text, whole } from '../../../schema/common.ts';
import type { Actable } from '../../confirmation/rules.ts';
import { answerPart, commonParts, localised, noticePart, stepPart, within } from '../../core/document-parts.ts';
import { threadRules } from '../comments/document.ts';

/** The document of a petition. */
export const petitionDocument = z.object({
  type: z.literal('petition'),
  ...commonParts,
  text: localised(20_000),
  /** Changes whenever a text that is signed changes, or who asks, in any language. */
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
        within: z.optional(within),
      }),
    )
    .check(z.maxLength(20)),
  notice: noticePart,
  /** What is said of it, at `/petitions/{id}/comments`. */
  thread: z.optional(threadRules),
  answer: z.optional(answerPart),
  timeline: z.optional(z.array(stepPart).check(z.maxLength(80))),
});
export type PetitionDocument = z.infer<typeof petitionDocument>;
export type StoredPetition = Actable<PetitionDocument>;
