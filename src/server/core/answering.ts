import type { OfficialAnswer, Step } from './document-parts.ts';
import { dayOf } from './zoned-day.ts';

/* What a count obliges the institution to, and until when. */

/** What the institution has said: its answer, and the steps that it told, in the order in which it told them. */
export interface Said {
  answer?: OfficialAnswer | undefined;
  timeline?: readonly Step[] | undefined;
}

/** A threshold that has been reached, and what it obliges to; texts by language. */
export interface ReachedDuty {
  /** The number that was reached. */
  at: number;
  label: Readonly<Record<string, string>>;
  duty: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  reachedAt: number;
  /** How long the institution has, as `P2M`; nothing where no time was promised. */
  within?: string | undefined;
}

const dayLength = 24 * 3600 * 1000;

/**
 * Returns the last day on which a duty is met in time, `2027-01-21`. A time in months ends on the same day of a month, or on its last one
 * where it has none, as administrations count.
 */
export function dueDay({ reachedAt, within }: ReachedDuty, timeZone: string): string | undefined {
  const [, length, unit] = /^P(\d+)([DWM])$/.exec(within ?? '') ?? [];
  if (!unit) return undefined;
  const from = new Date(dayOf(reachedAt, timeZone));
  const number = Number(length);
  if (unit !== 'M') return toDay(from.getTime() + number * (unit === 'W' ? 7 : 1) * dayLength);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + number + 1, 0)).getUTCDate();
  return toDay(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + number, Math.min(from.getUTCDate(), last)));
}

const toDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Returns how many days lie between two days, `2026-11-21`. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayLength;
