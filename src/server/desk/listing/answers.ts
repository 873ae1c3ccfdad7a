import * as z from 'zod/mini';
import { byWord, count, instant, phase, whole } from '../../../schema/common.ts';

/* What programs are answered that ask for the list. */

const named = { path: z.string(), type: z.string(), title: z.string() };

/** A thing, with its version, as `If-Match` names it. */
export const namedThing = z.object({ ...named, phase, version: z.string() });

/** A thing of the list: its `numbers` are those that everyone may read, `due` is the day of what is owed first, and `waits` says that someone is to do something now. */
export const listedThing = z.object({
  ...namedThing.shape,
  numbers: z.optional(byWord(count)),
  opensAt: z.optional(instant),
  closesAt: z.optional(instant),
  waits: z.boolean(),
  due: z.optional(instant),
});
export type ListedThingAnswer = z.infer<typeof listedThing>;

/** A draft of the list. */
export const listedDraft = z.object({ ...named, phase: z.literal('draft'), changedAt: instant });
export type ListedDraftAnswer = z.infer<typeof listedDraft>;

/** A page of the list; `number` says how many fit, and `next` is what the following page is asked `after`. */
export const listAnswer = z.object({
  items: z.array(z.union([listedThing, listedDraft])),
  number: whole,
  next: z.optional(z.string()),
});

/** A page of all things that a key may read, in the order of their names. */
export const allAnswer = z.object({ items: z.array(namedThing), next: z.optional(z.string()) });
