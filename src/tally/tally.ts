import type { BallotLine, Bundle, MethodId, ResultOf, TallySettings } from '../schema/ballot.ts';
import { approval } from './approval.ts';
import { borda } from './borda.ts';
import { condorcet } from './condorcet.ts';
import { instantRunoff } from './instant-runoff.ts';
import { majorityJudgment } from './majority-judgment.ts';
import type { Method, Poll, SettingsOf } from './method.ts';
import { atOnce, type InPieces } from './pieces.ts';
import { plurality } from './plurality.ts';
import { rankedPairs } from './ranked-pairs.ts';
import { ballotParser } from './read.ts';
import { schulze } from './schulze.ts';
import { score } from './score.ts';
import { MAX_BALLOTS, optionsOf, settingsFault } from './settings.ts';
import { threeWay } from './three-way.ts';

/** Every method, by its id. */
export const methods: { readonly [M in MethodId]: Method<M> } = {
  plurality,
  approval,
  'three-way': threeWay,
  score,
  borda,
  'instant-runoff': instantRunoff,
  condorcet,
  schulze,
  'ranked-pairs': rankedPairs,
  'majority-judgment': majorityJudgment,
};

/** What ballots come to by a method whose numbers add up. It is plain data, and says all that a result is made of. */
export interface TallySums {
  readonly ballots: number;
  readonly counted: number;
  readonly blank: number;
  readonly rejected: readonly { readonly reason: string; readonly times: number }[];
  readonly sums: readonly number[];
}

/**
 * A count that takes its ballots one by one, for ballots that arrive bit by bit. `result` may be asked for at any time, and
 * more ballots added after it.
 *
 * @param before what other ballots came to, by the same method and settings
 * @throws RangeError where the settings do not fit the method (`settingsFault` tells beforehand), and beyond 2^40 ballots
 */
export const startTally = <M extends MethodId>(method: M, settings: TallySettings, before?: TallySums) =>
  startTallyBy<M>(methods[method], settings, before);

/** Starts the same by a method that is not in the list: another way to count one that is. @throws RangeError as `startTally` does */
export function startTallyBy<M extends MethodId>(method: Method<M>, settings: TallySettings, before?: TallySums) {
  const { id, version, tieRules, lots, start } = method;
  const fault = settingsFault(id, settings);
  if (fault) throw new RangeError(`Cannot count: ${fault}.`);
  const options = optionsOf(settings);
  const lotOrder = lots ? settings.lotOrder : undefined;
  const read = ballotParser(settings);
  const count = start(settings as SettingsOf<M>, options);
  const values = new Int32Array(options.length);
  const rejected = new Map(before?.rejected.map(({ reason, times }) => [reason, times]));
  let { ballots, counted, blank } = before ?? { ballots: 0, counted: 0, blank: 0 };
  if (before) count.sums?.set(before.sums);

  const take = (ballot: unknown, times: number) => {
    ballots += times;
    if (ballots > MAX_BALLOTS) throw new RangeError('Cannot count: more than 2^40 ballots.');
    const answer = read(ballot, values);
    if (answer === undefined) {
      counted += times;
      count.add(values, times);
    } else if (answer === 'blank') blank += times;
    else rejected.set(answer, (rejected.get(answer) ?? 0) + times);
  };

  const faults = () =>
    [...rejected]
      .map(([reason, times]) => ({ reason, times }))
      .filter(hasTimes)
      .sort(byReason);

  function* pieces(): InPieces<ResultOf<M>> {
    // Where nobody preferred anything there is nothing for a lot to settle.
    const lot = lotOrder && counted > 0 && options.map((option) => lotOrder.indexOf(option));
    const poll: Poll = { options, counted, ...(lot && { lot }) };
    const header = {
      method: id,
      version,
      tieRules: [...tieRules, lotOrder ? 'lot' : 'shared'],
      ...(lotOrder && { lotOrder: [...lotOrder] }),
      ballots,
      counted,
      blank,
      rejected: faults(),
    };
    const own = count.finish(poll);
    return { ...header, ...('next' in own ? yield* own : own) } as unknown as ResultOf<M>;
  }

  return {
    /** Counts a ballot or a bundle of identical ones; what is neither is a ballot rejected for its form. */
    add(line: BallotLine): void {
      if (typeof line !== 'object' || line === null || !Object.hasOwn(line, 'times')) return take(line, 1);
      const { times, ballot } = line as Bundle;
      if (Number.isSafeInteger(times) && times > 0) take(ballot, times);
      else take(undefined, 1);
    },
    /** Counts that many ballots that say the same, or, below 0, takes back some that were counted. */
    change: take,
    /** Returns what can be kept instead of the ballots; nothing where a method needs them all. */
    sums: (): TallySums | undefined =>
      count.sums && { ballots, counted, blank, rejected: faults(), sums: [...count.sums] },
    result: (): ResultOf<M> => atOnce(pieces()),
    /** The same, stopping now and then. No ballot may be added meanwhile. */
    resultInPieces: pieces,
  };
}

const hasTimes = ({ times }: { times: number }) => times !== 0;
const byReason = (a: { reason: string }, b: { reason: string }) => (a.reason < b.reason ? -1 : 1);

/**
 * Counts ballots by a method: the same ballots in any order, one by one or in bundles, give the same result to the last
 * figure. Ballots that the poll does not allow are counted apart, by reason, and so are blank ones; they change nothing else.
 *
 * @param ballots gone through once, and not kept (instant run-off keeps a few bytes of each)
 * @throws RangeError as `startTally` does
 */
export function tally<M extends MethodId>(
  method: M,
  ballots: Iterable<BallotLine>,
  settings: TallySettings,
): ResultOf<M> {
  const { add, result } = startTally(method, settings);
  for (const line of ballots) add(line);
  return result();
}
