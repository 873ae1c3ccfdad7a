import type { BallotFault, BallotLine, Bundle, MethodId, ResultOf, TallySettings } from '../schema/ballot.ts';
import { approval } from './approval.ts';
import { borda } from './borda.ts';
import { condorcet } from './condorcet.ts';
import { instantRunoff } from './instant-runoff.ts';
import { majorityJudgment } from './majority-judgment.ts';
import type { Method, Poll, SettingsOf } from './method.ts';
import { plurality } from './plurality.ts';
import { rankedPairs } from './ranked-pairs.ts';
import { reader } from './read.ts';
import { schulze } from './schulze.ts';
import { score } from './score.ts';
import { MOST_BALLOTS, optionsOf, settingsFault } from './settings.ts';
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

/**
 * A count that takes its ballots one by one, for ballots that arrive bit by bit. `result` may be asked for at any time, and
 * more ballots added after it.
 *
 * @throws RangeError where the settings do not fit the method (`settingsFault` tells beforehand), and beyond 2^40 ballots
 */
export function startTally<M extends MethodId>(method: M, settings: TallySettings) {
  const fault = settingsFault(method, settings);
  if (fault) throw new RangeError(`Cannot count: ${fault}.`);
  const { id, version, tieRules, lots, start }: Method<M> = methods[method];
  const options = optionsOf(settings);
  const lotOrder = lots ? settings.lotOrder : undefined;
  const read = reader(settings);
  const count = start(settings as SettingsOf<M>, options);
  const values = new Int32Array(options.length);
  const rejected = new Map<BallotFault, number>();
  let ballots = 0;
  let blank = 0;
  let counted = 0;

  const take = (ballot: unknown, times: number) => {
    ballots += times;
    if (ballots > MOST_BALLOTS) throw new RangeError('Cannot count: more than 2^40 ballots.');
    const answer = read(ballot, values);
    if (answer === undefined) {
      counted += times;
      count.add(values, times);
    } else if (answer === 'blank') blank += times;
    else rejected.set(answer, (rejected.get(answer) ?? 0) + times);
  };

  return {
    /** Counts a ballot or a bundle of identical ones; what is neither is a ballot rejected for its form. */
    add(line: BallotLine): void {
      if (typeof line !== 'object' || line === null || !Object.hasOwn(line, 'times')) return take(line, 1);
      const { times, ballot } = line as Bundle;
      if (Number.isSafeInteger(times) && times > 0) take(ballot, times);
      else take(undefined, 1);
    },
    result(): ResultOf<M> {
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
        rejected: [...rejected].map(([reason, times]) => ({ reason, times })).sort(byReason),
      };
      return { ...header, ...count.finish(poll) } as unknown as ResultOf<M>;
    },
  };
}

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
