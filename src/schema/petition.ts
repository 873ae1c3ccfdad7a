import * as z from 'zod/mini';
import { confirmable } from './acts.ts';
import { milestone, told } from './answering.ts';
import { actResult, instant, notice, text, thing, whole, type ActResult } from './common.ts';
import { act, noun } from './noun.ts';

/** A number of signatures that obliges the institution: `duty` says to what, `at` from how many on. */
export const threshold = z.object({
  at: whole,
  label: text(200),
  duty: text(500),
  territory: z.optional(text(200)),
  reachedAt: z.optional(instant),
});
export type Threshold = z.infer<typeof threshold>;

/** A petition. Its confirmed count is `numbers.signatures`; `can.sign` and `can.withdraw` say what is possible now. */
export const petition = z.object({
  ...thing.shape,
  ...told.shape,
  type: z.literal('petition'),
  /** Plain text; a blank line parts paragraphs. */
  text: text(20_000),
  /** Version of the text; goes with each signature, so that one signs these very words. */
  textVersion: text(100),
  author: z.optional(text(300)),
  thresholds: z.array(threshold),
  /** Absent where no personal data is given through the widget. */
  notice: z.optional(notice),
  timeline: z.array(milestone),
});
export type Petition = z.infer<typeof petition>;

/**
 * The act of signing. `key` is made by the device, random and secret: repeating it is the same act, and it is the receipt
 * that lets this device, and nobody else, confirm, resend, withdraw and look up.
 */
export const signAct = z.object({
  key: text(100),
  name: text(20_000),
  email: text(20_000),
  place: text(20_000),
  /** Show name and place in the public list. */
  displayPublicly: z.boolean(),
  /** Receive news of this petition. */
  receiveNews: z.boolean(),
  textVersion: text(100),
  noticeVersion: text(100),
  /** Language of the mail. */
  lang: text(35),
  /** Address of the page where the act was made, without what follows its path. */
  source: z.optional(text(300)),
  /** The solution of a `challenge` of this thing; whatever it is, nobody is refused for it. */
  work: z.optional(z.unknown()),
});
export type SignAct = z.infer<typeof signAct>;

/** Petitions. Each act is safe to repeat with the same key: the second is a success that changes nothing. */
export const petitionNoun = noun({
  type: 'petition',
  plural: 'petitions',
  group: 'petitions',
  shape: petition,
  metrics: ['signatures'],
  abilities: { sign: 'sign', withdraw: 'withdraw' },
  acts: {
    /** Signs the petition. */
    sign: act<SignAct, ActResult>('signatures', actResult, { mailed: true }),
    ...confirmable('signatures', 'sign'),
  },
});
