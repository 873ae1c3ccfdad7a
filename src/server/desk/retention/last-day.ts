import type { ThingDocument } from '../../core/documents.ts';
import { closingOf, grace, isOver, phaseOf, type Moment } from '../../core/phases.ts';
import { eraseTimeOf } from '../../core/retention.ts';
import { DocumentFault, type FieldFault } from '../faults.ts';
import type { Change, Rule } from '../keeping/change.ts';

/*
 * What a thing promises on personal data comes at its day: who acts is known until they can confirm no more, and what people acted by keeps a day.
 * What stood there before these rules keeps its end: the desk says where that comes too late, and nothing is closed or erased until someone closes it.
 */

/** Why an end is too late. */
export const afterKeeping =
  'people can confirm for 24 hours after closesAt, and after keepUntil names and addresses are erased and nobody could be told from who has acted already. Let closesAt come at least a day before keepUntil.';

/** Why what names a last day of keeping can't go without an end. */
export const unended =
  'is missing: after keepUntil names and addresses are erased and nobody could be told from who has acted already. Let closesAt come at least a day before keepUntil.';

/** Why a thing can't lose its end. */
export const withoutEnd =
  'people acted when it was known when names and addresses are erased: without an end they never would be. Give it an end.';

/** Time between an end and the last day of keeping: the day on which clocks go forward has 23 hours. */
const shortestDay = grace - 3600 * 1000;

/** Checks whether an end comes too late for those who confirm after it to be known. @param end an instant */
export const isAfterKeeping = (end: number, keepUntil: string | undefined, timeZone: string): boolean =>
  end + shortestDay > (closingOf({ closesAt: keepUntil }, timeZone) ?? Infinity);

/** Returns the last day of keeping of what stays open beyond it, as only what stood there before these rules does; nothing of any other. */
export function outlastedDay(
  document: Pick<ThingDocument, 'opensAt' | 'closesAt' | 'override' | 'keepUntil'>,
  moment: Moment,
): string | undefined {
  const { keepUntil } = document;
  const last = closingOf({ closesAt: keepUntil }, moment.timeZone);
  if (last === undefined || isOver(phaseOf(document, moment))) return undefined;
  return (closingOf(document, moment.timeZone) ?? Infinity) > last ? keepUntil : undefined;
}

/** Makes sure that a thing ends while it is known who took part, and that who acted is erased one day. */
export const checkLastDay: Rule = (change) => {
  const fault = lateFault(change) ?? endlessFault(change);
  if (fault) throw new DocumentFault([fault]);
};

/** What stood there before and is not touched may stay. */
const isTouched = ({ before, fields }: Change, ...names: readonly (keyof ThingDocument)[]): boolean =>
  !before || names.some((name) => fields.includes(name));

function lateFault(change: Change): FieldFault | undefined {
  const { after, timeZone, now } = change;
  const { closesAt, keepUntil } = after;
  if (keepUntil === undefined || !isTouched(change, 'closesAt', 'keepUntil')) return undefined;
  const end = closingOf({ closesAt }, timeZone);
  if (end === undefined) return { field: 'closesAt', detail: unended };
  const isDayTouched = isTouched(change, 'keepUntil');
  // Who closes now what stayed open for too long ends that.
  if (!isDayTouched && end <= now) return undefined;
  return isAfterKeeping(end, keepUntil, timeZone)
    ? { field: isDayTouched ? 'keepUntil' : 'closesAt', detail: afterKeeping }
    : undefined;
}

function endlessFault({ before, after, isActedOn, timeZone }: Change): FieldFault | undefined {
  if (!before || !isActedOn || eraseTimeOf(before, timeZone) === undefined) return undefined;
  return eraseTimeOf(after, timeZone) === undefined ? { field: 'closesAt', detail: withoutEnd } : undefined;
}
