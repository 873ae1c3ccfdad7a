const hour = 3600 * 1000;
const day = 24 * hour;

/** A stretch of time, and how many acts were counted in it. */
export interface Bar {
  /** Where it begins, in milliseconds since 1970. */
  at: number;
  number: number;
}

/**
 * Counts instants by the minute, the hour, the day or the week, so that there are some dozens of bars at most; empty ones are left out.
 *
 * @param fewest no bar is of fewer: the steps are longer where one would be, and in the end there is one bar
 */
export function histogramOf(instants: readonly number[], fewest = 1): { bars: Bar[]; isByDay: boolean } {
  if (instants.length === 0) return { bars: [], isByDay: false };
  const [first, last] = instants.reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, -Infinity],
  );
  const length = last - first;
  const steps = [60_000, hour, day, 7 * day, 28 * day].filter((each) => each === 28 * day || length <= 50 * each);
  for (const step of steps) {
    const bars = barsOf(instants, step);
    if (bars.every(({ number }) => number >= fewest)) return { bars, isByDay: step >= day };
  }
  return { bars: [{ at: Math.floor(first / day) * day, number: instants.length }], isByDay: true };
}

function barsOf(instants: readonly number[], step: number): Bar[] {
  const numbers = new Map<number, number>();
  for (const at of instants) {
    const begins = Math.floor(at / step) * step;
    numbers.set(begins, (numbers.get(begins) ?? 0) + 1);
  }
  return [...numbers].map(([at, number]) => ({ at, number })).sort((one, other) => one.at - other.at);
}
