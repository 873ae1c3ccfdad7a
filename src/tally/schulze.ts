import { at, firstRows, square, startPreferences } from './duels.ts';
import type { Method } from './method.ts';
import { pieceMeter, type InPieces } from './pieces.ts';
import { places, tiers } from './places.ts';

/**
 * An option stands above another when its strongest chain of won duels to the other is stronger than the other's to it. A
 * chain is as strong as its weakest duel, and a won duel as strong as the ballots that won it. Options that nothing stands
 * above share the first rank, those that only they stand above the next, and so on.
 *
 * Source: Markus Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method, Social Choice and Welfare 36 (2011); strength by winning votes.
 */
export const schulze: Method<'schulze'> = {
  id: 'schulze',
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
        const paths = yield* strongestPaths(duels);
        const order = tiers(poll.options.length, (a, b) => at(paths, a, b) > at(paths, b, a));
        return { ranking: places(poll, order), counts: firstRows(poll, preferences), sharedFirst, duels, paths };
      },
    };
  },
};

/** Returns the strength of the strongest chain from each option to each other (Floyd and Warshall, the widest path). */
function* strongestPaths(duels: readonly (readonly number[])[]): InPieces<number[][]> {
  const paths = square(duels.length);
  const isDone = pieceMeter();
  paths.forEach((row, a) => {
    for (const b of row.keys()) row[b] = at(duels, a, b) > at(duels, b, a) ? at(duels, a, b) : 0;
  });
  for (const [k, through] of paths.entries()) {
    paths.forEach((row, a) => {
      if (a === k) return;
      for (const b of row.keys()) {
        if (b !== a && b !== k) row[b] = Math.max(row[b]!, Math.min(row[k]!, through[b]!));
      }
    });
    if (isDone(duels.length ** 2)) yield;
  }
  return paths;
}
