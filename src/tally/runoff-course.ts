import type { ResultOf } from '../schema/ballot.ts';
import { startPreferences } from './duels.ts';
import { finishRunoff, instantRunoff } from './instant-runoff.ts';
import type { Method } from './method.ts';
import type { InPieces } from './pieces.ts';
import type { TallySums } from './tally.ts';

/*
 * Instant run-off without going through the ballots again. Once it is known which options leave after each round, a ballot adds its own
 * number to each round, as in the methods whose numbers add up: the vote of the option still in that it ranks highest. As long as the sums
 * decide every round as before, they give the result that all ballots would; where one is decided otherwise, all ballots are needed again.
 */

/** The options that left after each round of a count, round by round; none after the one that ended it. */
export type Course = readonly (readonly string[])[];

/** A round that is decided otherwise than in the count whose course was followed. */
export class CourseChangedError extends Error {
  constructor() {
    super('The options leave in another order than before: all ballots have to be counted again.');
  }
}

/** Returns the course of a result. */
export const courseOf = ({ rounds }: ResultOf<'instant-runoff'>): Course => rounds.map(({ eliminated }) => eliminated);

/** Returns what the ballots of a result come to by its own course, so that more ballots can be added. */
export function sumsOfRunoff(result: ResultOf<'instant-runoff'>): TallySums {
  const { ballots, counted, blank, rejected, counts, duels, sharedFirst, rounds } = result;
  const options = counts.map(({ option }) => option);
  const votes = rounds.flatMap((round) => {
    const of = new Map(round.votes.map((row) => [row.option, row.votes]));
    return options.map((option) => of.get(option) ?? 0);
  });
  const sums = [...duels.flat(), ...counts.map(({ first }) => first), sharedFirst, ...votes];
  return { ballots, counted, blank, rejected, sums };
}

/**
 * Counts instant run-off by the course of an earlier count.
 *
 * @throws CourseChangedError from the result, where a round is decided otherwise
 */
export const runoffByCourse = (course: Course): Method<'instant-runoff'> => ({
  ...instantRunoff,
  start({ form }, options) {
    const size = options.length;
    const places = Math.min(size, form.max);
    /** The round after which each option left. */
    const exits = options.map((option) => {
      const round = course.findIndex((out) => out.includes(option));
      return round < 0 ? Infinity : round;
    });
    const ahead = size * size + size + 1;
    const sums = new Float64Array(ahead + course.length * size);
    const preferences = startPreferences(size, sums.subarray(0, ahead));
    const order = new Int32Array(places);
    return {
      sums,
      add(values, times) {
        preferences.add(values, times);
        order.fill(size);
        for (let option = 0; option < size; option += 1)
          if (values[option]! <= places) order[values[option]! - 1] = option;
        let place = 0;
        for (let round = 0; round < course.length; round += 1) {
          while (place < places && order[place]! < size && exits[order[place]!]! < round) place += 1;
          const option = order[place] ?? size;
          if (option === size) return;
          sums[ahead + round * size + option]! += times;
        }
      },
      finish(poll) {
        let round = 0;
        const votesAmong = function* (active: readonly boolean[]): InPieces<Float64Array> {
          const isSame = active.every((isIn, option) => isIn === exits[option]! >= round);
          if (round >= course.length || !isSame) throw new CourseChangedError();
          const from = ahead + round * size;
          round += 1;
          yield;
          return sums.slice(from, from + size);
        };
        return finishRunoff(poll, preferences.finish(), votesAmong);
      },
    };
  },
});
