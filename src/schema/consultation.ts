import * as z from 'zod/mini';
import { told } from './answering.ts';
import { text, thing } from './common.ts';
import { noun } from './noun.ts';

/** A consultation: its numbers, and what its source declared otherwise. */
export const consultation = z.object({
  ...thing.shape,
  ...told.shape,
  type: z.literal('consultation'),
  summary: z.optional(text(5000)),
});
export type Consultation = z.infer<typeof consultation>;

/** Consultations: they are read, and what people do is done to what stands below them. */
export const consultationNoun = noun({
  type: 'consultation',
  plural: 'consultations',
  shape: consultation,
  metrics: ['participants', 'contributions', 'votes', 'comments'],
  abilities: {},
  acts: {},
});
