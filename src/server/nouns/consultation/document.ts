import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { resultsTime } from '../../../schema/poll.ts';
import type { Stored } from '../../core/noun.ts';
import { commonParts, localised, noticePart, saidParts } from '../../core/document-parts.ts';
import { threadRules } from '../comments/document.ts';

/** The document of a consultation. */
export const consultationDocument = z.object({
  type: z.literal('consultation'),
  ...commonParts,
  summary: z.optional(localised(5000)),
  /** How its proposals are voted on, where it is not as `proposals.ts` has it. */
  votes: z.optional(
    z.object({
      question: z.optional(localised(500)),
      words: z.optional(z.record(text(200), localised(200))),
      results: z.optional(resultsTime),
      who: z.optional(localised(500)),
      notice: z.optional(noticePart),
    }),
  ),
  /** How its proposals are discussed, where it is not as `comments.ts` has it. */
  thread: z.optional(threadRules),
  ...saidParts,
});
export type ConsultationDocument = z.infer<typeof consultationDocument>;
export type StoredConsultation = Stored<ConsultationDocument>;
