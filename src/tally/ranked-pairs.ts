import { at, firstRows, square, startPreferences } from './duels.ts';
import type { Method, Poll } from './method.ts';
import { pieceMeter, type InPieces } from './pieces.ts';
import { places, tiers } from './places.ts';

interface Pair {
  readonly winner: number;
  readonly loser: number;
  readonly for: number;
  readonly against: number;
  locked: boolean;
}

/**
 * Won duels are considered from the clearest to the narrowest: larger margin first, then more ballots for the winner. Each
 * is locked unless the duels locked before say the contrary.
 *
 * Duels that are equally clear are considered one after the other where a lot order is published: that of the earlier
 * winner first, then that of the later loser. Without a lot they are considered together: of those that the locked
 * ones allow, all that would lie on a circle of such and locked ones are left out, so that no option gains by its place in a list (the
 * price: where duels are equally clear, raising an option on a ballot may then cost it a shared first rank). Options that
 * nothing locked stands above share the first rank, those that only they stand above the next, and so on.
 *
 * Source: Nicolaus Tideman, Independence of Clones as a Criterion for Voting Rules, Social Choice and Welfare 4 (1987),
 * strength by margins; equal margins by lot as in Zavist and Tideman, Social Choice and Welfare 6 (1989), or together as in
 * Eric Gorr, Ranked Pairs Description, election-methods list (December 2003).
 */
export const rankedPairs: Method<'ranked-pairs'> = {
  id: 'ranked-pairs',
  version: '1',
  tieRules: [],
  lots: true,
  start(_, options) {
    const { sums, add, finish } = startPreferences(options.length);
    return {
      sums,
      add,
      *finish(poll) {
        const preferences = finish();
        const { duels, sharedFirst } = preferences;
        const { pairs, above } = yield* lock(duels, poll.lot);
        const order = tiers(poll.options.length, above);
        const byLot = yield* drawn(poll, duels);
        return {
          ranking: places(poll, order, byLot),
          counts: firstRows(poll, preferences),
          sharedFirst,
          duels,
          pairs: pairs.map(({ winner, loser, ...pair }) => ({
            winner: poll.options[winner]!,
            loser: poll.options[loser]!,
            ...pair,
          })),
        };
      },
    };
  },
};

/** Returns the options that would share a rank if there were no lot. */
function* drawn({ lot, ...poll }: Poll, duels: readonly (readonly number[])[]): InPieces<ReadonlySet<number>> {
  if (!lot) return new Set();
  const alone = places(poll, tiers(poll.options.length, (yield* lock(duels)).above));
  const shared = alone.filter(({ options }) => options.length > 1).flatMap(({ options }) => options);
  return new Set(shared.map((option) => poll.options.indexOf(option)));
}

interface Locked {
  pairs: Pair[];
  above: (a: number, b: number) => boolean;
}

const clearest = (a: Pair, b: Pair) => b.for - b.against - (a.for - a.against) || b.for - a.for;

function wonDuels(duels: readonly (readonly number[])[]): Pair[] {
  return duels.flatMap((row, winner) =>
    row.flatMap((votes, loser) => {
      const against = at(duels, loser, winner);
      return votes > against ? [{ winner, loser, for: votes, against, locked: false }] : [];
    }),
  );
}

function* lock(duels: readonly (readonly number[])[], lot?: readonly number[]): InPieces<Locked> {
  const byLot = (a: Pair, b: Pair) => (lot ? lot[a.winner]! - lot[b.winner]! || lot[b.loser]! - lot[a.loser]! : 0);
  const pairs = wonDuels(duels).sort((a, b) => clearest(a, b) || byLot(a, b));
  const reaches = square(duels.length);
  const isDone = pieceMeter();
  for (let start = 0; start < pairs.length;) {
    let end = start + 1;
    while (!lot && end < pairs.length && clearest(pairs[start]!, pairs[end]!) === 0) end += 1;
    const open = pairs.slice(start, end).filter(({ winner, loser }) => !at(reaches, loser, winner));
    const together = open.length > 1 ? reaches.map((row) => [...row]) : reaches;
    for (const pair of open) {
      link(together, pair);
      if (isDone(duels.length ** 2)) yield;
    }
    for (const pair of open) pair.locked = !at(together, pair.loser, pair.winner);
    for (const pair of open) if (pair.locked) link(reaches, pair);
    start = end;
  }
  return { pairs, above: (a: number, b: number) => at(reaches, a, b) > 0 };
}

/** Keeps `reaches` the transitive closure when a pair is added. */
function link(reaches: number[][], { winner, loser }: Pair): void {
  if (reaches[winner]![loser]) return;
  const after = reaches[loser]!.map((reached, option) => reached || option === loser);
  reaches.forEach((row, option) => {
    if (option !== winner && !row[winner]) return;
    for (const b of row.keys()) if (after[b]) row[b] = 1;
  });
}
