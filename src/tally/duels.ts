import { range } from './range.ts';
import type { Poll } from './method.ts';

/** What is published of every poll of rankings, whatever the method. */
export interface Preferences {
  /** `first[a]`: ballots that put option a first and alone. */
  readonly first: readonly number[];
  /** Ballots with several options first. */
  readonly sharedFirst: number;
  /** `duels[a][b]`: ballots that put option a before option b. */
  readonly duels: number[][];
}

/** Returns a table of `size` × `size` zeros. */
export const square = (size: number): number[][] => range(size).map(() => range(size).fill(0));

/** Returns the cell of a square table. */
export const at = (table: readonly (readonly number[])[], a: number, b: number): number => table[a]![b]!;

/**
 * Counts duels and first preferences. A ballot puts an option before another when it ranks it higher, or ranks it and
 * leaves the other out; of two options that share a place or are both left out it says nothing.
 *
 * @param sums where they are counted, if they are a part of more
 *
 * Source: Condorcet, Essai sur l'application de l'analyse à la probabilité des décisions (1785), comparison two by two.
 */
export function startPreferences(size: number, sums = new Float64Array(size * size + size + 1)) {
  const duels = sums.subarray(0, size * size);
  const first = sums.subarray(size * size, -1);
  /** Where the ballots with several options first are counted. */
  const shared = sums.length - 1;
  return {
    sums,
    add(values: Int32Array, times: number): void {
      let leader = -1;
      let leaders = 0;
      for (let a = 0; a < size; a += 1) {
        const place = values[a]!;
        if (place > size) continue;
        if (place === 1) {
          leader = a;
          leaders += 1;
        }
        const row = a * size;
        for (let b = 0; b < size; b += 1) if (place < values[b]!) duels[row + b]! += times;
      }
      if (leaders === 1) first[leader]! += times;
      else if (leaders > 1) sums[shared]! += times;
    },
    finish: (): Preferences => ({
      first: [...first],
      sharedFirst: sums[shared]!,
      duels: square(size).map((_, a) => [...duels.subarray(a * size, (a + 1) * size)]),
    }),
  };
}

/** Returns the rows that are published of first preferences. */
export const firstRows = (poll: Poll, { first }: Preferences) =>
  poll.options.map((option, place) => ({ option, first: first[place]! }));
