import type { Series, Span } from './series.ts';

/** An hour stands out that has so many acts at least, and so many times what is usual. */
export const burst = { least: 20, times: 10 } as const;

/**
 * Marks the hours that stand out: those with 20 acts or more, and more than ten times the median of the hours before, of which an hour without
 * acts is one (and the median is taken for 1 at least). It says where to look, not that anything is wrong.
 *
 * @param before how many hours are looked at before each one; the first of them are not returned
 */
export function markBursts(spans: readonly Span[], series: Series, before: number): Span[] {
  const values = spans.map((span) => span[series]);
  return spans.slice(before).map((span, index) => {
    const value = span[series];
    const isBurst =
      value >= burst.least && value > burst.times * Math.max(1, median(values.slice(index, index + before)));
    return { ...span, isBurst };
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
