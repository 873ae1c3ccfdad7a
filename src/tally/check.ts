import type { Rank, Result } from '../schema/ballot.ts';

/**
 * Why a published result cannot be right, whatever the ballots were. `total`: counted, blank and rejected are not all the
 * ballots; `counts`: the figures of the options do not add up to the ballots counted, or exceed them; `ranking`: it does
 * not name each option once under the rank that is its turn, or contradicts the votes.
 */
export type ResultFault = 'total' | 'counts' | 'ranking';

const sum = (list: readonly number[]) => list.reduce((total, some) => total + some, 0);

/**
 * Returns the first thing in a published result that does not add up, or undefined. It looks at the result alone: whether the
 * result is that of the ballots is for a recount to say.
 */
export function resultFault(result: Result): ResultFault | undefined {
  if (result.ballots !== result.counted + result.blank + sum(result.rejected.map(({ times }) => times))) return 'total';
  if (!countsAddUp(result)) return 'counts';
  return rankingAddsUp(result) ? undefined : 'ranking';
}

function countsAddUp(result: Result): boolean {
  const { counted } = result;
  switch (result.method) {
    case 'plurality':
      return sum(result.counts.map(({ votes }) => votes)) === counted;
    case 'approval':
      return result.counts.every(({ votes }) => votes <= counted);
    case 'three-way': {
      const [agree, neutral, disagree] = result.counts.map(({ votes }) => votes);
      if (agree === undefined || neutral === undefined || disagree === undefined) return false;
      return agree + neutral + disagree === counted && agree - disagree === result.balance;
    }
    case 'score':
      return result.counts.every(
        ({ total, marks, spread }) =>
          marks <= counted &&
          sum(spread) === marks &&
          sum(spread.map((times, step) => times * (result.lowest + step))) === total,
      );
    case 'majority-judgment':
      return result.counts.every(({ profile, missing }) => sum(profile) === counted && missing <= counted);
    default:
      return rankedAddUp(result);
  }
}

function rankedAddUp(result: Extract<Result, { sharedFirst: number }>): boolean {
  const { counted, counts, duels, sharedFirst } = result;
  if (sum(counts.map(({ first }) => first)) + sharedFirst > counted || duels.length !== counts.length) return false;
  if (result.method === 'instant-runoff') {
    for (const { votes, exhausted } of result.rounds) {
      if (sum(votes.map((row) => row.votes)) + exhausted !== counted) return false;
    }
  }
  return duels.every(
    (row, a) =>
      row.length === counts.length &&
      row.every((votes, b) => (a === b ? votes === 0 : votes + (duels[b]?.[a] ?? Infinity) <= counted)),
  );
}

function rankingAddsUp(result: Result): boolean {
  const { ranking } = result;
  let rank = 1;
  for (const place of ranking) {
    if (place.rank !== rank || place.options.length === 0) return false;
    rank += place.options.length;
  }
  const ranked = new Set(ranking.flatMap(({ options }) => options));
  if (ranked.size !== rank - 1 || ranked.size !== result.counts.length) return false;
  if (!result.counts.every(({ option }) => ranked.has(option))) return false;
  return result.method === 'plurality' || result.method === 'approval' || result.method === 'three-way'
    ? followsVotes(ranking, new Map(result.counts.map(({ option, votes }) => [option, votes])))
    : true;
}

/** More votes come first, and equal votes share a place unless the lot parted them. */
function followsVotes(ranking: readonly Rank[], votes: ReadonlyMap<string, number>): boolean {
  let before = Infinity;
  let drawn = false;
  for (const { options, byLot = false } of ranking) {
    const here = votes.get(options[0]!)!;
    if (options.some((option) => votes.get(option) !== here)) return false;
    if (here > before || (here === before && !(byLot && drawn))) return false;
    before = here;
    drawn = byLot;
  }
  return true;
}
