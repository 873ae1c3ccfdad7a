/** What is counted per hour: how often it was shown and begun, acts that were received and confirmed, those taken back, and comments. */
export const series = ['shown', 'started', 'received', 'confirmed', 'withdrawn', 'comments'] as const;
export type Series = (typeof series)[number];
export type Numbers = Record<Series, number>;

/** What tells how many have acted: left out as long as that is hidden. */
export const actSeries: readonly Series[] = ['received', 'confirmed', 'withdrawn'];

/** An hour or a day, and what was counted in it. */
export interface Span extends Numbers {
  /** The hour in milliseconds, or the day as `2026-11-21`. */
  at: number | string;
  isBurst: boolean;
}
