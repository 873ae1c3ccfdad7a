import * as z from 'zod/mini';
import { text, thing } from './common.ts';

/** A consultation: its numbers, and what its source declared otherwise. */
export const consultation = z.object({
  ...thing.shape,
  type: z.literal('consultation'),
  summary: z.optional(text(5000)),
});
export type Consultation = z.infer<typeof consultation>;
