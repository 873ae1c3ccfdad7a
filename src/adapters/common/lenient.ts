import { now } from '../../client/clock.ts';

/* Platforms write the same fact in several ways, and leave some out: a number as a text, a date without its time. */

/**
 * Reads the instant that a platform wrote, in ISO 8601 or as Ruby prints it; without an offset it is UTC. A date without its time is a day
 * of its place, and stays one.
 */
export function toInstant(value: unknown): string | undefined {
  const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i;
  const [, date, time, zone = 'Z'] = form.exec(String(value).trim()) ?? [];
  if (!date) return undefined;
  const offset = /^(?:z|utc)$/i.test(zone)
    ? 'Z'
    : zone.replace(/^(...):?(\d\d)?$/, (_, hours, rest = '00') => `${hours}:${rest}`);
  const at = new Date(`${date}T${time ?? '00:00'}${offset}`);
  if (Number.isNaN(at.getTime())) return undefined;
  return time ? at.toISOString() : date;
}

const isDay = (instant: string): boolean => instant.length === 10;

/** Returns the day that it is in a zone, the reader's where the place's is not known, as `2026-11-20`. */
function today(timeZone?: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const [month, day, year] = format.format(now()).split('/');
  return `${year}-${month}-${day}`;
}

/** Checks whether something that ended at an instant, or with a day, is over. */
export const isPast = (end: string | undefined, timeZone?: string): boolean =>
  end !== undefined && (isDay(end) ? end < today(timeZone) : Date.parse(end) <= now());

/** Checks whether something that begins at an instant, or with a day, has not begun. */
export const isAhead = (start: string | undefined, timeZone?: string): boolean =>
  start !== undefined && (isDay(start) ? start > today(timeZone) : Date.parse(start) > now());

/** Reads a whole number of things from a number or from its digits. */
export function toWhole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** Makes a field that is left out where there is nothing to say: `{ ...given('closesAt', toInstant(…)) }`. */
export const given = <K extends string, T>(name: K, value: T | null | undefined): { [key in K]?: T } =>
  value === null || value === undefined || value === '' ? {} : ({ [name]: value } as { [key in K]?: T });
