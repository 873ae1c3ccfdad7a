import { lowerMedian } from './median.ts';
import type { Method } from './method.ts';
import { places } from './places.ts';
import { MISSING } from './read.ts';

/**
 * Marks on a scale; the largest sum, or the largest mean of the marks given, first: the poll says which. A missing mark
 * counts as 0 in a sum and is no part of a mean; an option without any mark comes last by mean. Equal sums or means: the
 * higher median mark, missing ones counted or not as before; equal medians are a tie.
 *
 * Source: Range voting as named by Warren Smith (2000), Center for Range Voting, rangevoting.org.
 */
export const score: Method<'score'> = {
  id: 'score',
  version: '1',
  tieRules: ['median'],
  lots: true,
  start({ form, scoreRule = 'sum' }, options) {
    const { lowest, highest } = form;
    const size = options.length;
    const steps = highest - lowest + 1;
    const given = new Float64Array(size * steps);
    return {
      sums: given,
      add(values, times) {
        for (let option = 0; option < size; option += 1) {
          const value = values[option]!;
          if (value !== MISSING) given[option * steps + value]! += times;
        }
      },
      finish(poll) {
        const counts = poll.options.map((option, place) => {
          const spread = [...given.subarray(place * steps, (place + 1) * steps)];
          const marks = spread.reduce((sum, times) => sum + times, 0);
          const total = spread.reduce((sum, times, step) => sum + times * (lowest + step), 0);
          const taken = [...spread];
          if (scoreRule === 'sum' && marks < poll.counted) taken[-lowest]! += poll.counted - marks;
          const median = taken.some((times) => times > 0) ? lowest + lowerMedian(taken) : null;
          return { option, total, marks, median, spread };
        });
        const median = (option: number) => counts[option]!.median ?? lowest;
        /** Compares the fractions total / marks without dividing: the products may pass 2^53. */
        const byMean = (a: number, b: number) => {
          const [one, other] = [counts[a]!, counts[b]!];
          if (one.marks === 0 || other.marks === 0) return Math.sign(other.marks - one.marks);
          const difference = BigInt(other.total) * BigInt(one.marks) - BigInt(one.total) * BigInt(other.marks);
          return difference > 0n ? 1 : difference < 0n ? -1 : 0;
        };
        const bySum = (a: number, b: number) => counts[b]!.total - counts[a]!.total;
        const order = scoreRule === 'mean' ? byMean : bySum;
        const ranking = places(poll, (a, b) => order(a, b) || median(b) - median(a));
        return { ranking, counts, scoreRule, lowest, highest };
      },
    };
  },
};
