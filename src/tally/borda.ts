import { firstRows, startPreferences } from './duels.ts';
import type { Method } from './method.ts';
import { places } from './places.ts';

/**
 * Points for places: of n options the first of a ballot gets n − 1, the next n − 2, the last 0. Options that share a place
 * share its points, and those left out share the points that are left. Equal points: more first preferences; then a tie.
 *
 * The points come doubled. An option's doubled points on a ballot are 2 for each option that it stands before and 1 for each
 * that it stands level with, which is the same as sharing places, and needs the duels only.
 *
 * Source: Jean-Charles de Borda, Mémoire sur les élections au scrutin (1781); shared places share their points (tournament-style
 * counting).
 */
export const borda: Method<'borda'> = {
  id: 'borda',
  version: '1',
  tieRules: ['first-preferences'],
  lots: true,
  start(_, options) {
    const { sums, add, finish } = startPreferences(options.length);
    return {
      sums,
      add,
      finish(poll) {
        const preferences = finish();
        const { first, duels, sharedFirst } = preferences;
        // Won 2, level 1, lost 0: of each duel that is the ballots counted, plus those won, minus those lost.
        const points = duels.map((row, a) =>
          row.reduce((sum, won, b) => (a === b ? sum : sum + poll.counted + won - duels[b]![a]!), 0),
        );
        const counts = firstRows(poll, preferences).map((row, a) => ({ ...row, doubledPoints: points[a]! }));
        const ranking = places(poll, (a, b) => points[b]! - points[a]! || first[b]! - first[a]!);
        return { ranking, counts, sharedFirst, duels };
      },
    };
  },
};
