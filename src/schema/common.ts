import * as z from 'zod/mini';

/*
 * What every thing that a widget shows has in common. The schemas name only what the widgets use, so that a backend may
 * send more; they bound what it may send, so that a broken backend cannot harm the page. They keep to a few kinds of check,
 * because each kind that is used goes into every visitor's script.
 */

/** A rule that a value has to keep. What breaks it is named by its path; every word here would go into the visitor's script. */
/* @__NO_SIDE_EFFECTS__ */ const must = <T>(keeps: (value: T) => boolean) =>
  z.check<T>(({ value, issues }) => {
    if (!keeps(value)) issues.push({ code: 'custom', input: value });
  });

/** Plain text, at most `max` UTF-16 units; lone surrogates are refused because they cannot be shown or sent back. */
/* @__NO_SIDE_EFFECTS__ */ export const text = (max: number) =>
  z.string().check(must((value) => value.length <= max && value.isWellFormed()));

/** A whole number of things, from 0 to 2^53 − 1. */
export const whole = z.number().check(must((value) => Number.isSafeInteger(value) && value >= 0));

/** An instant, ISO 8601 with its offset, e.g. `2026-11-21T09:05:00Z`; without a time, a day of its place: `2026-11-21`. */
export const instant = text(40).check(must((value) => !Number.isNaN(Date.parse(value))));

/** An absolute http(s) address; anything else could run or leak when it is followed. */
export const address = text(2000).check(must((value) => /^https?:\/\/\S+$/i.test(value)));

/** Values of one kind by words of an open list. */
/* @__NO_SIDE_EFFECTS__ */ export const byWord = <T extends z.ZodMiniType>(value: T) => z.catchall(z.object({}), value);

/**
 * A number of acts, never a bare number: what it counts, when it was counted and how.
 *
 * `value` is confirmed and counted; `pending` waits for its author; `invalidated` was taken out by the backend; `offline`
 * came on paper and is part of `value`; `checked` were found in the public ledger by who has their receipts; `method` says in words how doubles are avoided; `why` is why it fell, and where that is said.
 */
export const count = z.object({
  value: whole,
  pending: z.optional(whole),
  invalidated: z.optional(whole),
  offline: z.optional(whole),
  checked: z.optional(whole),
  asOf: instant,
  method: text(500),
  bySource: z.optional(byWord(whole)),
  why: z.optional(z.object({ text: text(1000), url: address })),
});
export type Count = z.infer<typeof count>;

/** Where a thing stands in its life. */
export const phase = z.literal(['not-open', 'open', 'paused', 'closed', 'archived']);
export type Phase = z.infer<typeof phase>;

/**
 * The ability of this visitor to do an act here and now: whether, why not, and what would change it: the last two in words for people.
 * `code` is the word, of an open list, for a reason that the backend gives in the same words everywhere (`not-open`, `paused`, `closed`, `archived`, `final`), so that a
 * widget of another language says it in that one; absent where the reason is somebody's own. `elsewhere`: the platform's own page where it can be done, where it cannot be done from another site.
 */
export const ability = z.object({
  allowed: z.boolean(),
  code: z.optional(text(60)),
  reason: z.optional(text(500)),
  wouldBeAllowedIf: z.optional(text(500)),
  elsewhere: z.optional(address),
});
export type Ability = z.infer<typeof ability>;

/** The part that things of all nouns answer to a read. */
export const thing = z.object({
  type: text(40),
  id: text(200),
  /** BCP 47 language of the texts. */
  lang: text(35),
  /** The page of this thing for people. */
  url: address,
  title: text(500),
  /** The page on which who has noted the key of an act finds it again. */
  receiptUrl: z.optional(address),
  phase,
  opensAt: z.optional(instant),
  closesAt: z.optional(instant),
  /** IANA zone of the place, e.g. `Europe/Paris`: its days are told by it, whoever reads them where. */
  timeZone: z.optional(text(60)),
  can: byWord(ability),
  /** Counts by metric, as `participants` or `signatures`. Hidden ones are absent. */
  numbers: byWord(count),
});
export type Thing = z.infer<typeof thing>;

/**
 * The notice to people before they give personal data (GDPR article 13), in the backend's own words; `version` goes with
 * the act so that the backend can prove what was said.
 */
export const notice = z.object({
  version: text(100),
  controller: text(300),
  purpose: text(500),
  retention: text(300),
  url: address,
});
export type Notice = z.infer<typeof notice>;

/**
 * The answer of a backend to an act. `received` is not `counted`: one step is left for the participant. `refused` names its
 * reason, a word of an open list (`invalid`, `code-wrong`, `closed`…), with a sentence for people where the widget has none,
 * and the fields to mend.
 */
export const actResult = z.object({
  outcome: z.literal(['received', 'counted', 'withdrawn', 'refused']),
  reason: z.optional(text(60)),
  message: z.optional(text(500)),
  fields: z.optional(byWord(text(60))),
  /** How many more mails may be asked for. */
  mailsLeft: z.optional(whole),
  /** What holds up the mail, where that is known: `delayed` is tried again, `failed` was refused for good; an open list. */
  mail: z.optional(text(60)),
});
export type ActResult = z.infer<typeof actResult>;

/**
 * The answer to a receipt: the state of the act, never its content. `thing`: what the act gives to see, as a poll with the result
 * that is shown to those who voted. `mail`: what holds up the mail of an act that waits, as in an act's answer. `confirmedBy`: `link`
 * where the act was confirmed by the link of its mail, perhaps elsewhere, so that its key does nothing until the code is typed beside it.
 * `changedSince`: when the words that the act agreed to last came to mean something else; absent where they mean the same.
 */
export const receiptState = z.object({
  state: z.literal(['waiting', 'counted', 'not-counted']),
  at: z.optional(instant),
  thing: z.optional(z.unknown()),
  mail: z.optional(text(60)),
  confirmedBy: z.optional(text(60)),
  changedSince: z.optional(instant),
});
export type ReceiptState = z.infer<typeof receiptState>;
