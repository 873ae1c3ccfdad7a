import type { Method } from './method.ts';
import { places } from './places.ts';
import { startVotes } from './votes.ts';

/**
 * One choice per ballot; most votes first. Equal votes are a tie. A share is a share of the ballots counted.
 *
 * Source: Relative majority, as in the second round of French elections (electoral code, article L. 126) without its rule of
 * age.
 */
export const plurality: Method<'plurality'> = {
  id: 'plurality',
  version: '1',
  tieRules: [],
  lots: true,
  start(_, options) {
    const { sums, add, order, rows } = startVotes(options.length);
    return { sums, add, finish: (poll) => ({ ranking: places(poll, order), counts: rows(poll) }) };
  },
};
