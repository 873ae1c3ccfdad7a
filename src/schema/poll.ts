import * as z from 'zod/mini';
import { confirmable } from './acts.ts';
import { told } from './answering.ts';
import type { BallotForm, BallotLine, MethodId, Result } from './ballot.ts';
import { actResult, address, byWord, instant, notice, text, thing, whole, type ActResult } from './common.ts';
import { act, noun, part } from './noun.ts';

/*
 * What a poll is. The browser checks what it shows as plain values; ballots and results, which are many shapes, go through as
 * objects and are checked where they are used: `tally/valid.ts` for a ballot, `tally/check.ts` for a result.
 */

/** An object whose shape is checked where it is used. */
/* @__NO_SIDE_EFFECTS__ */ const checkedLater = <T>() =>
  z.catchall(z.object({}), z.unknown()) as unknown as z.ZodMiniType<T>;

/** One of the things that a ballot may choose, rank, mark or judge. */
export const option = z.object({
  id: text(200),
  label: text(2000),
  description: z.optional(text(5000)),
  image: z.optional(z.object({ url: address, alt: text(500) })),
});
export type Option = z.infer<typeof option>;

/** The time at which numbers are published. Before that they are in no answer of the backend. */
export const resultsTime = z.literal(['always', 'after-vote', 'after-close']);

/**
 * A poll. `title` is its question. `numbers.votes` counts ballots, `offline` those on paper among them; both are absent as long
 * as results are. `can.vote` also covers changing one's ballot, `can.withdraw` taking it back.
 */
export const poll = z.object({
  ...thing.shape,
  ...told.shape,
  type: z.literal('poll'),
  description: z.optional(text(20_000)),
  /** Version of question and options; goes with each ballot. */
  textVersion: text(100),
  options: z.array(option),
  form: checkedLater<BallotForm>(),
  method: text(60) as unknown as z.ZodMiniType<MethodId>,
  scoreRule: z.optional(z.literal(['sum', 'mean'])),
  lotOrder: z.optional(z.array(text(200))),
  /** The poll's own words for the mentions of a judgment, or for `agree`, `neutral`, `disagree`, by id: without them, a widget says these three in its own language. */
  words: byWord(text(200)),
  /** The options come in an order drawn for each participant. */
  shuffled: z.optional(z.boolean()),
  results: resultsTime,
  result: z.optional(checkedLater<Result>()),
  /** The `version` of the published ballots that `result` is of. */
  ballotsVersion: z.optional(text(100)),
  /** Counted apart from the online ballots, and not part of `result`: paper, booths. */
  offline: z.optional(
    z.array(z.object({ label: text(200), by: text(200), at: instant, result: checkedLater<Result>() })),
  ),
  /** Number of ballots from which on the poll obliges to something. */
  quorum: z.optional(z.object({ at: whole, duty: text(500) })),
  /** Who may take part, and how doubles are avoided, in words. */
  who: text(500),
  doubles: text(500),
  /** Where the rule of the method is explained. */
  rule: z.optional(address),
  /**
   * One of several questions at the same address, asked one by one: the next read after a counted ballot brings the next. Once all
   * are answered, `at` is past `of`.
   */
  series: z.optional(z.object({ at: whole, of: whole })),
  /** Absent where no personal data is given through the widget. */
  notice: z.optional(notice),
});
export type Poll = z.infer<typeof poll>;

/** A poll as its server and archives have it: with what was entered of ballots on paper, from which the results in `offline` can be made again. */
export const answeredPoll = z.object({
  ...poll.shape,
  paper: z.optional(
    z.array(z.object({ document: text(200), day: instant, countedBy: z.optional(text(200)), figures: byWord(whole) })),
  ),
});
export type AnsweredPoll = z.infer<typeof answeredPoll>;

/**
 * The act of voting. `key` as in a signature: the device's secret, idempotency key and receipt. The same key with another ballot
 * replaces the ballot. `email` is needed the first time only.
 */
export const voteAct = z.object({
  key: text(100),
  ballot: z.unknown(),
  email: z.optional(text(20_000)),
  textVersion: text(100),
  noticeVersion: text(100),
  lang: text(35),
  source: z.optional(text(300)),
  /** The solution of a `challenge` of this thing; whatever it is, nobody is refused for it. */
  work: z.optional(z.unknown()),
});
export type VoteAct = z.infer<typeof voteAct>;

/**
 * The anonymous ballots of a poll, or a page of them: no time, no name, in no order that tells anything. `asOf`: when they were read, as
 * ballots may come in between two reads; `version` is another one then. `withheld`: so many are left out of this page because too few are
 * alike, so that a recount is partial. `next`: where the next page begins; the last one has none.
 */
export const publishedBallots = z.object({
  lines: z.array(checkedLater<BallotLine>()),
  asOf: z.optional(instant),
  version: z.optional(text(100)),
  withheld: z.optional(whole),
  next: z.optional(text(4000)),
});
export type PublishedBallots = z.infer<typeof publishedBallots>;

/** Polls. Another ballot with the same key replaces the first. */
export const pollNoun = noun({
  type: 'poll',
  plural: 'polls',
  group: 'polls',
  shape: poll,
  metrics: ['votes'],
  abilities: { vote: 'vote', withdraw: 'withdraw' },
  acts: {
    /** Casts a ballot, or changes the one that was cast with this key. */
    vote: act<VoteAct, ActResult>('ballots', actResult, { mailed: true }),
    ...confirmable('ballots', 'vote'),
    /** The anonymous ballots, once results are public, for anyone who wants to count them again. */
    ballots: part('ballots', publishedBallots),
  },
});
