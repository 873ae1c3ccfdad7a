const hour = 3600 * 1000;
const day = 24 * hour;

/** A stretch of time, and how many acts were counted in it. */
export interface Bar {
  /** Where it begins, in milliseconds since 1970. */
  at: number;
  number: number;
}

/** Counts instants by the minute, the hour, the day or the week, so that there are some dozens of bars at most; empty ones are left out. */
export function histogramOf(instants: readonly number[]): { bars: Bar[]; isByDay: boolean } {
  if (instants.length === 0) return { bars: [], isByDay: false };
  const [first, last] = instants.reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, -Infinity],
  );
  const length = last - first;
  const step = [60_000, hour, day, 7 * day].find((each) => length <= 50 * each) ?? 28 * day;
  const numbers = new Map<number, number>();
  for (const at of instants) {
    const begins = Math.floor(at / step) * step;
    numbers.set(begins, (numbers.get(begins) ?? 0) + 1);
  }
  const bars = [...numbers].map(([at, number]) => ({ at, number })).sort((one, other) => one.at - other.at);
  return { bars, isByDay: step >= day };
}
