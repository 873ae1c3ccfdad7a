import type { ThingDocument } from './documents.ts';
import { closingOf, type Moment } from './phases.ts';
import { endOf } from './purge.ts';

/**
 * Returns the instant from which on names, places and addresses are erased, as the document of a thing promises; nothing where it names no
 * date, or counts months from a close that is not set.
 */
export function eraseTimeOf(
  { keepUntil, keepMonths, closesAt }: Pick<ThingDocument, 'keepUntil' | 'keepMonths' | 'closesAt'>,
  timeZone: string,
): number | undefined {
  if (keepUntil !== undefined) return closingOf({ closesAt: keepUntil }, timeZone);
  const close = closingOf({ closesAt }, timeZone);
  return keepMonths === undefined || close === undefined ? undefined : monthsAfter(close, keepMonths);
}

/** Returns the same day of a later month, or its last one where it is shorter. */
function monthsAfter(instant: number, months: number): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

/** Checks whether a thing has closed for good, so that nobody needs to be known for what they could still do. */
export const isClosedForGood = (document: ThingDocument, moment: Moment): boolean =>
  endOf(document, moment) !== undefined;
