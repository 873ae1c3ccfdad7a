import * as z from 'zod/mini';

const anything = z.optional(z.unknown());
const words = z.nullish(z.string());

/** What `/petitions/:id.json` and `/archived/petitions/:id.json` tell, as far as it is shown. */
export const attributes = z.object({
  action: z.string(),
  background: words,
  additional_details: words,
  committee_note: words,
  state: z.string(),
  signature_count: anything,
  creator_name: words,
  updated_at: anything,
  opened_at: anything,
  closing_date: anything,
  closed_at: anything,
  rejected_at: anything,
  response_threshold_reached_at: anything,
  government_response_at: anything,
  debate_threshold_reached_at: anything,
  debate_scheduled_on: anything,
  scheduled_debate_date: anything,
  debate_outcome_at: anything,
  rejection: z.nullish(z.object({ code: words, details: words })),
  government_response: z.nullish(
    z.object({ responded_on: anything, created_at: anything, summary: words, details: words }),
  ),
  debate: z.nullish(z.object({ debated_on: anything, transcript_url: words, video_url: words, overview: words })),
});
export type Attributes = z.infer<typeof attributes>;

export const document = z.object({ data: z.object({ type: words, attributes }) });

/** What `/petitions/:id/count.json` tells: the number, and what else may have changed. */
export const counted = z.object({
  signature_count: anything,
  response_threshold_reached_at: anything,
  government_response_at: anything,
  debate_threshold_reached_at: anything,
  scheduled_debate_date: anything,
  debate_outcome_at: anything,
});
export type Counted = z.infer<typeof counted>;
