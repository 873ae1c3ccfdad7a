import type { ThingDocument } from '../../core/documents.ts';
import { hours } from '../../core/figure-tables.ts';
import { closingOf, grace, isOver, phaseOf, type Moment } from '../../core/phases.ts';
import { beginningOf, dayOf } from '../../core/zoned-day.ts';
import { hourLength } from '../../store/counting.ts';
import type { ReadStore } from '../../store/store.ts';
import { starts, views } from './tables.ts';

/* Which days are shown: whole ones of the place, the last of them the one that is asked for. */

/** How the time is parted. */
export type Step = 'hour' | 'day';
/** How many days are shown at once. */
const lengths: Record<Step, number> = { hour: 7, day: 56 };

/** The days that are shown, each as `2026-11-21`. */
export interface Days {
  from: string;
  to: string;
  /** The last day of the time before, where anything was counted by then. */
  earlier?: string;
  /** The last day of the time after; missing where today is shown. */
  later?: string;
}

/** The hours of these days, by their beginnings. */
export interface Hours {
  first: number;
  last: number;
}

export interface Asked extends Moment {
  step: Step;
  /** The last day that is shown, `2026-11-21`: today, where none is given. */
  until?: string | undefined;
}

/** The kinds that are kept by the hour, as what is told is made of them. */
export const kinds = ['received', 'joining', 'counted', 'joined', 'withdrawn', 'left', 'comments'];

/** Returns the last day on which an act of a thing that is over could be confirmed; nothing as long as it goes on. */
export function lastDayOf(document: ThingDocument, moment: Moment): string | undefined {
  const end = (closingOf(document, moment.timeZone) ?? Infinity) + grace;
  if (end > moment.now || !isOver(phaseOf(document, moment))) return undefined;
  return dayOf(end - 1, moment.timeZone);
}

/** Finds the days that are shown: none before the first one on which anything was counted, and none to come. */
export async function findDays(store: ReadStore, scope: string, asked: Asked): Promise<Days> {
  const { step, now, timeZone, until } = asked;
  const length = lengths[step];
  const today = dayOf(hourOf(now), timeZone);
  const begun = await findFirst(store, scope);
  const start = begun === undefined ? today : dayOf(begun, timeZone);
  const wanted = until === undefined || until >= start ? (until ?? today) : plus(start, length - 1);
  const to = wanted < today ? wanted : today;
  const from = plus(to, 1 - length);
  const next = plus(to, length);
  return {
    ...{ from, to },
    ...(start < from && { earlier: plus(from, -1) }),
    ...(to < today && { later: next < today ? next : today }),
  };
}

/** Returns the hours that begin within days, up to the one that it is now. */
export function hoursOf({ from, to }: Days, { now, timeZone }: Moment): Hours {
  const first = firstOf(from, timeZone);
  return { first, last: Math.min(hourOf(now), firstOf(plus(to, 1), timeZone) - hourLength) };
}

/** Returns the first hour that begins in a day: where clocks are half an hour off, it does so later than the day. */
const firstOf = (day: string, timeZone: string): number =>
  Math.ceil(beginningOf(Date.parse(day), timeZone) / hourLength) * hourLength;

const hourOf = (at: number): number => at - (at % hourLength);

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Finds the first hour in which anything was counted. */
async function findFirst(store: ReadStore, scope: string): Promise<number | undefined> {
  const rows = await Promise.all([
    store.list(views, { scope }, { limit: 1 }),
    store.list(starts, { scope }, { limit: 1 }),
    ...kinds.map((kind) => store.list(hours, { scope, kind }, { limit: 1 })),
  ]);
  const found = rows.flat().map(({ hour }) => hour);
  return found.length > 0 ? Math.min(...found) : undefined;
}
