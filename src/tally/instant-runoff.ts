import type { ResultOf } from '../schema/ballot.ts';
import { firstRows, startPreferences, type Preferences } from './duels.ts';
import type { Header, Method, Poll } from './method.ts';
import type { InPieces } from './pieces.ts';
import { places } from './places.ts';
import { keepRankings } from './rankings.ts';

type Round = ResultOf<'instant-runoff'>['rounds'][number];

/**
 * Each ballot counts for the option still in that it ranks highest; a ballot with none left is exhausted. An option with
 * more than half of the ballots not exhausted is elected; else the option with the fewest votes is out, and so on.
 *
 * Several with the fewest: the one with fewer in the last earlier round where they differ; then the last of them in the
 * published lot order. Without a lot order, all of them are out together where even their sum is less than the next
 * option's votes, for then no order of leaving could change what follows; where it is not, the count stops and says so, and
 * all that are left share the first rank.
 *
 * The ranking: the elected option, then those still in by their votes in the last round (then in earlier ones), then those
 * out from the last to the first.
 *
 * Source: William Ware’s alternative vote (1871); ties for elimination by the last earlier stage that differs, then by lot, as
 * in the Scottish Local Government Elections Order 2007, schedule 1.
 */
export const instantRunoff: Method<'instant-runoff'> = {
  id: 'instant-runoff',
  version: '1',
  tieRules: ['earlier-round'],
  lots: true,
  start({ form }, options) {
    const size = options.length;
    const preferences = startPreferences(size);
    const rankings = keepRankings(size, Math.min(size, form.max));
    return {
      add(values, times) {
        preferences.add(values, times);
        rankings.add(values, times);
      },
      finish: (poll) => finishRunoff(poll, preferences.finish(), rankings.votes),
    };
  },
};

/** What a round leads to: the option elected, or the options out and why these, or neither where a tie stops the count. */
interface Decision {
  elected?: number;
  out: number[];
  by?: NonNullable<Round['by']>;
  /** The options among which the lot chose. */
  drawn?: number[];
}

/** Counts the rounds, and adds what is published of all rankings. @param votesAmong what ballots come to among the options still in */
export function* finishRunoff(
  poll: Poll,
  preferences: Preferences,
  votesAmong: (active: readonly boolean[]) => InPieces<Float64Array>,
): InPieces<Omit<ResultOf<'instant-runoff'>, Header>> {
  const { sharedFirst, duels } = preferences;
  const counts = firstRows(poll, preferences);
  return { ...(yield* runRounds(poll, votesAmong)), counts, sharedFirst, duels };
}

function* runRounds(
  poll: Poll,
  votesAmong: (active: readonly boolean[]) => InPieces<Float64Array>,
): InPieces<Pick<ResultOf<'instant-runoff'>, 'ranking' | 'rounds' | 'complete'>> {
  const { options } = poll;
  const active = options.map(() => true);
  const drawn = new Set<number>();
  const history: Float64Array[] = [];
  const rounds: Round[] = [];
  /** The round in which each option went out. */
  const exits = options.map(() => Infinity);
  let elected: number | undefined;
  for (let running = options.length > 0; running;) {
    const votes = yield* votesAmong(active);
    const inside = [...active.keys()].filter((option) => active[option]);
    const decision = decide(poll, inside, votes, history);
    elected = decision.elected;
    rounds.push({
      votes: inside.map((option) => ({ option: options[option]!, votes: votes[option]! })),
      exhausted: votes.reduce((left, some) => left - some, poll.counted),
      ...(elected !== undefined && { elected: options[elected]! }),
      eliminated: decision.out.map((option) => options[option]!),
      ...(decision.by && { by: decision.by }),
    });
    for (const option of decision.out) {
      active[option] = false;
      exits[option] = history.length;
    }
    for (const option of decision.drawn ?? []) drawn.add(option);
    history.push(votes);
    running = decision.out.length > 0;
  }
  const order = (a: number, b: number): number => {
    if (a === elected || b === elected) return a === b ? 0 : a === elected ? -1 : 1;
    const [one, other] = [exits[a]!, exits[b]!];
    if (one !== other) return one > other ? -1 : 1;
    if (one === Infinity && elected === undefined) return 0;
    for (const votes of history.slice(0, one + 1).reverse()) {
      const difference = votes[b]! - votes[a]!;
      if (difference) return difference;
    }
    return 0;
  };
  return { ranking: places(poll, order, drawn), rounds, complete: elected !== undefined };
}

function decide({ lot }: Poll, inside: number[], votes: Float64Array, history: readonly Float64Array[]): Decision {
  const of = (options: readonly number[]) => options.map((option) => votes[option]!);
  const sum = (list: readonly number[]) => list.reduce((total, some) => total + some, 0);
  const leader = inside.find((option) => 2 * votes[option]! > sum(of(inside)));
  if (leader !== undefined) return { elected: leader, out: [] };
  if (inside.length === 1) return { elected: inside[0]!, out: [] };

  const fewest = (among: number[], round: Float64Array) => {
    const least = Math.min(...among.map((option) => round[option]!));
    return among.filter((option) => round[option] === least);
  };
  let lowest = fewest(inside, votes);
  const level = lowest.length;
  for (const round of [...history].reverse()) if (lowest.length > 1) lowest = fewest(lowest, round);
  if (lowest.length === 1) return { out: lowest, by: level > 1 ? 'earlier-round' : 'votes' };
  if (lot) return { out: [lowest.reduce((a, b) => (lot[a]! > lot[b]! ? a : b))], by: 'lot', drawn: lowest };

  const others = inside.filter((option) => !lowest.includes(option));
  const together = sum(of(lowest));
  if (others.length > 0 && together < Math.min(...of(others))) return { out: lowest, by: 'together' };
  return { out: [] };
}
