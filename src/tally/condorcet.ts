import { firstRows, startPreferences } from './duels.ts';
import type { Method } from './method.ts';
import { places } from './places.ts';

/**
 * The option that beats each other option in a duel wins, where there is one. The ranking parts the options into the
 * fewest that beat all the rest (the Smith set), then the fewest of the rest that do, and so on; options that only a
 * circle or a draw of duels holds together share their rank, and no lot parts them: that is what Schulze and ranked pairs
 * are for.
 *
 * Source: Condorcet, Essai sur l’application de l’analyse à la probabilité des décisions (1785); sets as in John H. Smith,
 * Aggregation of Preferences with Variable Electorate, Econometrica 41 (1973).
 */
export const condorcet: Method<'condorcet'> = {
  id: 'condorcet',
  version: '1',
  tieRules: [],
  lots: false,
  start(_, options) {
    const { sums, add, finish } = startPreferences(options.length);
    return {
      sums,
      add,
      finish(poll) {
        const preferences = finish();
        const { duels, sharedFirst } = preferences;
        const counts = firstRows(poll, preferences).map((row, a) => {
          const margins = duels.map((other, b) => duels[a]![b]! - other[a]!).filter((_, b) => b !== a);
          const won = margins.filter((margin) => margin > 0).length;
          const lost = margins.filter((margin) => margin < 0).length;
          return { ...row, won, tied: margins.length - won - lost, lost };
        });
        const set = smithSets(counts.map(({ won, tied }) => 2 * won + tied));
        const ranking = places(poll, (a, b) => set[a]! - set[b]!);
        const top = ranking[0]?.options ?? [];
        return { ranking, counts, winner: top.length === 1 ? top[0]! : null, sharedFirst, duels };
      },
    };
  },
};

/**
 * Numbers the set of each option. In the order of their points (2 for a duel won, 1 for a draw) the first k options beat
 * all the others if and only if their points are as many as they can be: all 2·k·(n − k) of the duels with the others and
 * the k·(k − 1) of the duels among themselves.
 */
function smithSets(points: readonly number[]): number[] {
  const size = points.length;
  const order = points.map((_, option) => option).sort((a, b) => points[b]! - points[a]!);
  const sets = new Array<number>(size).fill(0);
  let sum = 0;
  let set = 0;
  order.forEach((option, before) => {
    const taken = before + 1;
    sets[option] = set;
    sum += points[option]!;
    if (sum === taken * (taken - 1) + 2 * taken * (size - taken)) set += 1;
  });
  return sets;
}
