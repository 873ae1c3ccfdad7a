import * as z from 'zod/mini';
import { text, whole } from './common.ts';

/*
 * What a ballot may be, how a poll's ballots are to be counted, and what is published of the count. A result is a pure
 * function of (method, ballots, settings); every figure in it is a whole number, so that two counts can be compared exactly.
 */

/** Names an option or a mention inside a poll; `__proto__` is refused because it cannot be the key of a plain object. */
export const identifier = text(200).check(
  z.minLength(1),
  z.refine((value) => value !== '__proto__', 'is reserved'),
);

const MAX_OPTIONS = 1000;
const identifiers = z.array(identifier).check(z.maxLength(MAX_OPTIONS));
const fewKeys = z.refine<Record<string, unknown>>(
  (record) => Object.keys(record).length <= MAX_OPTIONS,
  'has too many entries',
);

/* Ballots */

/** Takes part and prefers nothing: counted apart, in no share. */
export const blankBallot = z.object({ kind: z.literal('blank') });
/** The options chosen or approved, in any order. No option at all is not a blank ballot: it approves of none. */
export const choicesBallot = z.object({ kind: z.literal('choices'), choices: identifiers });
/** Agree +1, neutral 0, disagree −1. */
export const threeWayBallot = z.object({ kind: z.literal('three-way'), stance: z.literal([1, 0, -1]) });
/** A mark for each option that one wants to mark. */
export const scoresBallot = z.object({
  kind: z.literal('scores'),
  scores: z.record(identifier, z.int()).check(fewKeys),
});
/**
 * Options from the most to the least preferred; those that share a place stand together in an inner array. An option
 * that is left out comes after all that are ranked, level with the others left out.
 */
export const rankingBallot = z.object({
  kind: z.literal('ranking'),
  ranking: z.array(z.union([identifier, identifiers])).check(z.maxLength(MAX_OPTIONS)),
});
/** A mention for each option that one wants to judge. */
export const judgmentsBallot = z.object({
  kind: z.literal('judgments'),
  judgments: z.record(identifier, identifier).check(fewKeys),
});

/** A ballot: the choice of one participant. It never carries a weight: a ballot is one ballot. */
export const ballot = z.discriminatedUnion('kind', [
  blankBallot,
  choicesBallot,
  threeWayBallot,
  scoresBallot,
  rankingBallot,
  judgmentsBallot,
]);
export type Ballot = z.infer<typeof ballot>;

/** Identical ballots, published once with their number. */
export const bundle = z.object({ times: z.int().check(z.positive()), ballot });
export type Bundle = z.infer<typeof bundle>;

/** A line of the published ballots. */
export const ballotLine = z.union([ballot, bundle]);
export type BallotLine = z.infer<typeof ballotLine>;

/**
 * The faults for which a ballot is refused. `form`: not a ballot at all; `kind`: a ballot of another poll's kind; `shared-place`: a tie
 * where ties are not allowed; `none-with-others`: "none of these" beside another choice; `outside-scale`: a mark or a
 * mention that the poll does not have; `incomplete`: an option without mark or mention where all are asked for.
 */
export const ballotFault = z.enum([
  'form',
  'kind',
  'unknown-option',
  'repeated-option',
  'too-few',
  'too-many',
  'shared-place',
  'none-with-others',
  'outside-scale',
  'incomplete',
]);
export type BallotFault = z.infer<typeof ballotFault>;

/* Settings */

/** The judgment that counts for an option which a ballot leaves out: no such ballot is taken, its own median, or a fixed mention. */
export const missingJudgment = z.union([z.literal(['refused', 'median']), z.object({ mention: identifier })]);

/** The form of a poll's ballots. `min` and `max` are numbers of options, both inclusive. */
export const ballotForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('choices'),
    min: whole,
    max: whole,
    /** The option that says "none of these": it goes with no other. */
    none: z.optional(identifier),
  }),
  z.object({ kind: z.literal('three-way') }),
  /** Whole marks, both ends inclusive; `complete` asks for a mark for every option. */
  z.object({ kind: z.literal('scores'), lowest: z.int(), highest: z.int(), complete: z.boolean() }),
  /** `ties`: several options may share a place. */
  z.object({ kind: z.literal('ranking'), min: whole, max: whole, ties: z.boolean() }),
  /** Three to seven mentions, from the worst to the best. */
  z.object({
    kind: z.literal('judgments'),
    mentions: z.array(identifier).check(z.minLength(3), z.maxLength(7)),
    missing: missingJudgment,
  }),
]);
export type BallotForm = z.infer<typeof ballotForm>;

export const methodId = z.enum([
  'plurality',
  'approval',
  'three-way',
  'score',
  'borda',
  'instant-runoff',
  'condorcet',
  'schulze',
  'ranked-pairs',
  'majority-judgment',
]);
export type MethodId = z.infer<typeof methodId>;

/** `sum`: a missing mark counts as 0, which must be on the scale; `mean`: of the marks given. */
export const scoreRule = z.enum(['sum', 'mean']);

/**
 * The settings of a count, which it depends on beside the ballots. The order of `options` orders tables and nothing else; of a three-way poll
 * the options are always `agree`, `neutral`, `disagree`, whatever stands here.
 */
export const tallySettings = z.object({
  options: identifiers,
  form: ballotForm,
  /** For scores; `sum` where it is not said. */
  scoreRule: z.optional(scoreRule),
  /** All options in an order drawn by lot and published before the count: of two that tie, the earlier one wins. */
  lotOrder: z.optional(identifiers),
});
export type TallySettings = z.infer<typeof tallySettings>;

/* Results */

/**
 * The rules by which ties are settled, one after the other: more first preferences; the higher median mark; the last earlier round
 * that differs; the next median of a majority judgment, step by step; the published lot. `shared` shows them as ties.
 */
export const tieRule = z.enum(['first-preferences', 'median', 'earlier-round', 'next-median', 'lot', 'shared']);
export type TieRule = z.infer<typeof tieRule>;

/** Options that share a rank. After two that share rank 1 comes rank 3. `byLot`: ballots alone do not put it there. */
export const rank = z.object({
  rank: z.int().check(z.positive()),
  options: identifiers,
  byLot: z.optional(z.literal(true)),
});
export type Rank = z.infer<typeof rank>;
/** @deprecated The name that `Rank` was published under at first; the same type. */
export type Place = Rank;

/** One row or figure per option. */
const perOption = <T extends z.core.$ZodType>(row: T) => z.array(row).check(z.maxLength(MAX_OPTIONS));

/**
 * `ballots` = `counted` + `blank` + all `rejected`, whose reasons are a `ballotFault` or a backend's own word. The rows of
 * every table stand in the order of the poll's options.
 */
const published = {
  version: text(20),
  tieRules: z.array(tieRule).check(z.maxLength(10)),
  lotOrder: z.optional(identifiers),
  ballots: whole,
  counted: whole,
  blank: whole,
  rejected: z.array(z.object({ reason: text(60), times: whole })).check(z.maxLength(100)),
  ranking: perOption(rank),
};

const votes = perOption(z.object({ option: identifier, votes: whole }));
const matrix = perOption(perOption(whole));

/**
 * Published for every ranking: `first`, the ballots that put the option first and alone; `sharedFirst`, the ballots with
 * several first; `duels[i][j]`, the ballots that put option i before option j.
 */
const ranked = { ...published, sharedFirst: whole, duels: matrix };
const preference = { option: identifier, first: whole };
const preferences = perOption(z.object(preference));

export const result = z.discriminatedUnion('method', [
  z.object({ ...published, method: z.literal('plurality'), counts: votes }),
  z.object({ ...published, method: z.literal('approval'), counts: votes }),
  /** `balance`: agree minus disagree. */
  z.object({ ...published, method: z.literal('three-way'), counts: votes, balance: z.int() }),
  z.object({
    ...published,
    method: z.literal('score'),
    scoreRule,
    lowest: z.int(),
    highest: z.int(),
    /** `spread`: how often each mark was given, from the lowest; `median`: the lower one, null where nothing counts. */
    counts: perOption(
      z.object({
        option: identifier,
        total: z.int(),
        marks: whole,
        median: z.nullable(z.int()),
        spread: z.array(whole).check(z.maxLength(101)),
      }),
    ),
  }),
  /** Twice the points, because options that share a place share its points: halves are exact only when doubled. */
  z.object({
    ...ranked,
    method: z.literal('borda'),
    counts: perOption(z.object({ ...preference, doubledPoints: whole })),
  }),
  z.object({
    ...ranked,
    method: z.literal('instant-runoff'),
    counts: preferences,
    /** False where a tie for elimination stopped the count, for want of a lot order: those left share the first rank. */
    complete: z.boolean(),
    rounds: perOption(
      z.object({
        votes,
        exhausted: whole,
        elected: z.optional(identifier),
        eliminated: identifiers,
        /** What chose them among the lowest: their votes, an earlier round, the lot, or that together they are too few. */
        by: z.optional(z.enum(['votes', 'earlier-round', 'lot', 'together'])),
      }),
    ),
  }),
  /** `winner` beats every other option in a duel; null where none does. */
  z.object({
    ...ranked,
    method: z.literal('condorcet'),
    winner: z.nullable(identifier),
    counts: perOption(z.object({ ...preference, won: whole, tied: whole, lost: whole })),
  }),
  /** `paths[i][j]`: the strength of the strongest chain of won duels from option i to option j. */
  z.object({ ...ranked, method: z.literal('schulze'), counts: preferences, paths: matrix }),
  z.object({
    ...ranked,
    method: z.literal('ranked-pairs'),
    counts: preferences,
    /** The won duels in the order in which they were considered; `locked`: taken into the result. */
    pairs: z
      .array(z.object({ winner: identifier, loser: identifier, for: whole, against: whole, locked: z.boolean() }))
      .check(z.maxLength(MAX_OPTIONS ** 2)),
  }),
  z.object({
    ...published,
    method: z.literal('majority-judgment'),
    mentions: identifiers,
    missing: missingJudgment,
    /**
     * `profile`: judgments per mention from the worst, the `missing` ones filled in by the rule; `median`: the majority
     * mention; `key`: [mention, ± size of the larger group beside it] step by step, which orders the options.
     */
    counts: perOption(
      z.object({
        option: identifier,
        median: identifier,
        missing: whole,
        profile: z.array(whole).check(z.maxLength(7)),
        key: z.array(z.tuple([whole, z.int()])).check(z.maxLength(7)),
      }),
    ),
  }),
]);
export type Result = z.infer<typeof result>;
export type ResultOf<M extends MethodId> = Extract<Result, { method: M }>;
