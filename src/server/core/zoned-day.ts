/* Days of a place as instants. */

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Returns what the clocks of a zone show at an instant, as if it were UTC. */
function shownAt(instant: number, timeZone: string): number {
  const units = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('en', { ...units, era: 'short', hourCycle: 'h23', timeZone });
  clocks.set(timeZone, clock);
  const parts = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute);
}

/** Returns the instant at which a day begins in a zone. Where its first hour is left out, as in some springs, that is the hour after. */
export function beginningOf(day: number, timeZone: string): number {
  const offsets = [day - 86_400_000, day + 86_400_000].map((near) => shownAt(near, timeZone) - near);
  const found = offsets.map((offset) => day - offset).filter((instant) => shownAt(instant, timeZone) === day);
  return found.length > 0 ? Math.min(...found) : day - Math.min(...offsets);
}

/**
 * Returns an end as people name it, in ISO 8601: what ends at 00:00 of its place ends with the day before, and a whole day is told without a
 * time. Every other end stays what it is.
 */
export function namedEnd(end: string, timeZone: string): string {
  const at = Date.parse(end);
  const length = 86_400_000;
  const day = Math.floor(shownAt(at, timeZone) / length);
  const isMidnight = end.length > 10 && Math.floor(shownAt(at - 1, timeZone) / length) < day;
  return isMidnight ? new Date((day - 1) * length).toISOString().slice(0, 10) : end;
}

/** Returns the day of a date, which may have a time or none. */
export const dayIn = (at: string, timeZone: string): string => (at.length > 10 ? dayOf(Date.parse(at), timeZone) : at);

/** Returns the day that it is in a zone at an instant, `2026-11-21`. */
export const dayOf = (instant: number, timeZone: string): string =>
  new Date(shownAt(instant, timeZone)).toISOString().slice(0, 10);
