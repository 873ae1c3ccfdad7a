import type { OfficialAnswer, Step } from './document-parts.ts';
import type { Moment } from './phases.ts';
import { dayIn, dayOf } from './zoned-day.ts';

/* What a count obliges the institution to, and until when. */

/** What the institution has said: its answer, and the steps that it told, in the order in which it told them. */
export interface Said {
  answer?: OfficialAnswer | undefined;
  timeline?: readonly Step[] | undefined;
}

/** The number by which the duties that come with the close are named. */
export const closeMark = 0;

/** A threshold that has been reached, or a close, and what it obliges to; texts by language. */
export interface ReachedDuty {
  /** The number that was reached, or `closeMark`. */
  at: number;
  /** What is reached, as on a scale. */
  label?: Readonly<Record<string, string>> | undefined;
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

/** Where a duty stands at a moment. */
export interface DutyState extends ReachedDuty {
  /** The last day on which it is met in time, `2027-01-21`; nothing where no time was promised. */
  due?: string | undefined;
  /** The day on which it was met, as an answer or a step says. */
  metAt?: string | undefined;
  /** What met it was given before it was due. */
  isAhead: boolean;
  /** How many days it is late, or was met late; 0 where it is not. */
  daysLate: number;
}

/** Returns the day on which what is due at a number was met, as an answer or a step says; nothing where it was not yet. */
export function metDay(at: number, said: Said, { now, timeZone }: Moment): string | undefined {
  const today = dayOf(now, timeZone);
  return [said.answer, ...(said.timeline ?? [])]
    .flatMap((each) => (each?.meets?.includes(at) ? [dayIn(each.at, timeZone)] : []))
    .filter((day) => day <= today)
    .sort()[0];
}

/** Tells where a duty stands, by what the institution has said. */
export function dutyState(duty: ReachedDuty, said: Said, { now, timeZone }: Moment): DutyState {
  const today = dayOf(now, timeZone);
  const due = dueDay(duty, timeZone);
  const metAt = metDay(duty.at, said, { now, timeZone });
  const isAhead = metAt !== undefined && metAt < dayOf(duty.reachedAt, timeZone);
  return { ...duty, due, metAt, isAhead, daysLate: due ? Math.max(0, daysBetween(due, metAt ?? today)) : 0 };
}

/** Returns how many days lie between two days, `2026-11-21`. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayLength;
