import type { Method } from './method.ts';
import { places } from './places.ts';
import { startVotes } from './votes.ts';

/**
 * Agree, neutral or disagree with one question: three counts, and the balance of those who agree over those who disagree.
 * The ranking orders the three answers by their votes; what a balance obliges to is for the poll's rules to say. Neutral is
 * an answer and part of every share; a blank ballot is not.
 *
 * Source: The vote on proposals of the consultation on the French bill for a digital republic (2015): for, mixed, against.
 */
export const threeWay: Method<'three-way'> = {
  id: 'three-way',
  version: '1',
  tieRules: [],
  lots: false,
  start(_, options) {
    const { sums, add, order, rows } = startVotes(options.length);
    return {
      sums,
      add,
      finish(poll) {
        const counts = rows(poll);
        return { ranking: places(poll, order), counts, balance: counts[0]!.votes - counts[2]!.votes };
      },
    };
  },
};
