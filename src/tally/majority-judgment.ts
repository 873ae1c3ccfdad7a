import { lowerMedian } from './median.ts';
import type { Method } from './method.ts';
import { places } from './places.ts';
import { MISSING } from './read.ts';

/** A mention's number, and the size of the larger group beside it: + above, − below, 0 where there is none. */
export type Step = [mention: number, group: number];

/**
 * The option with the best majority mention first. Of options with the same one, the larger group beside it decides: those
 * who judge better speak for the option, those who judge worse against it, and against it where both are equal. Where that
 * leaves options level, the median group is counted with that neighbouring group and the question is asked again, until
 * nothing is left; options with the same judgments are a tie.
 *
 * A judgment that is missing is filled in first, as the poll says: no such ballot is taken, or it counts as the option's
 * own median, or as a fixed mention. An option that nobody judged has the worst mention as its median.
 *
 * Source: Michel Balinski and Rida Laraki, Majority Judgment: Measuring, Ranking, and Electing (2010); ties step by step as
 * Mieux Voter counts them, mieuxvoter.fr.
 */
export const majorityJudgment: Method<'majority-judgment'> = {
  id: 'majority-judgment',
  version: '1',
  tieRules: ['next-median'],
  lots: true,
  start({ form }, options) {
    const { mentions, missing } = form;
    const size = options.length;
    const steps = mentions.length;
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
          const profile = [...given.subarray(place * steps, (place + 1) * steps)];
          const absent = poll.counted - profile.reduce((sum, times) => sum + times, 0);
          const filled = typeof missing === 'object' ? mentions.indexOf(missing.mention) : lowerMedian(profile);
          profile[filled]! += absent;
          return { option, median: mentions[lowerMedian(profile)]!, missing: absent, profile, key: meritKey(profile) };
        });
        const ranking = places(poll, (a, b) => compareKeys(counts[b]!.key, counts[a]!.key));
        return { ranking, counts, mentions, missing };
      },
    };
  },
};

/**
 * Returns what orders a merit profile among others with as many judgments.
 *
 * @param profile judgments per mention, from the worst
 */
export function meritKey(profile: readonly number[]): Step[] {
  const groups = [...profile];
  const sum = (list: readonly number[]) => list.reduce((total, size) => total + size, 0);
  const key: Step[] = [];
  for (;;) {
    const median = lowerMedian(groups);
    const below = sum(groups.slice(0, median));
    const above = sum(groups.slice(median + 1));
    if (below === 0 && above === 0) return [...key, [median, 0]];
    const up = above > below;
    key.push([median, up ? above : -below]);
    const step = up ? 1 : -1;
    let neighbour = median + step;
    while (groups[neighbour] === 0) neighbour += step;
    groups[neighbour]! += groups[median]!;
    groups[median] = 0;
  }
}

/** Negative where the first key is worse. */
export function compareKeys(one: readonly Step[], other: readonly Step[]): number {
  for (const [place, [mention, group]] of one.entries()) {
    const [otherMention, otherGroup] = other[place]!;
    const difference = mention - otherMention || group - otherGroup;
    if (difference) return difference;
  }
  return 0;
}
