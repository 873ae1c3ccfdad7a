import type { Poll } from './method.ts';

/** Adds up the ballots that name each option: what plurality, approval and three-way share. */
export function startVotes(size: number) {
  const votes = new Float64Array(size);
  return {
    sums: votes,
    add(values: Int32Array, times: number): void {
      for (let option = 0; option < size; option += 1) if (values[option]) votes[option]! += times;
    },
    order: (a: number, b: number): number => votes[b]! - votes[a]!,
    rows: (poll: Poll) => poll.options.map((option, place) => ({ option, votes: votes[place]! })),
  };
}
