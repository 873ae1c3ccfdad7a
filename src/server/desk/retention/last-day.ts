import type { ThingDocument } from '../../core/documents.ts';
import { closingOf } from '../../core/phases.ts';
import { eraseTimeOf } from '../../core/retention.ts';
import { DocumentFault, type FieldFault } from '../faults.ts';
import type { Change, Rule } from '../keeping/change.ts';

/*
 * What a thing promises on personal data comes at its day: nothing stays open after the last day of keeping, and what people acted by keeps a day.
 * Where these rules were not asked yet, `closingOf` closes with that day, so that the promise is kept also of what stood there before.
 */

/** Why an end is too late. */
export const afterKeeping =
  'it would be open after keepUntil, when names and addresses are erased and nobody could be told from who has acted already. Let closesAt come no later than keepUntil.';

/** Why a thing can't lose its end. */
export const withoutEnd =
  'people acted when it was known when names and addresses are erased: without an end they never would be. Give it an end, or a last day of keeping, "keepUntil", that is no later.';

/** Why nothing is kept until a day that has passed. */
const hasPassed = 'this day has passed, and people can still act: close or archive it first, or name a day to come.';

/** Makes sure that a thing ends no later than it is known who took part, and that who acted is erased one day. */
export const checkLastDay: Rule = (change) => {
  const fault = lateFault(change) ?? endlessFault(change);
  if (fault) throw new DocumentFault([fault]);
};

/** What stood there before and is not touched may stay. */
const isTouched = ({ before, fields }: Change, ...names: readonly (keyof ThingDocument)[]): boolean =>
  !before || names.some((name) => fields.includes(name));

function lateFault(change: Change): FieldFault | undefined {
  const { after, timeZone, now } = change;
  const { closesAt, keepUntil, override } = after;
  const last = closingOf({ keepUntil }, timeZone);
  if (last === undefined || !isTouched(change, 'closesAt', 'keepUntil')) return undefined;
  const field = isTouched(change, 'keepUntil') ? 'keepUntil' : 'closesAt';
  const end = closingOf({ closesAt }, timeZone);
  if (end !== undefined && end > last) return { field, detail: afterKeeping };
  return end === undefined && last <= now && override !== 'archived' ? { field, detail: hasPassed } : undefined;
}

function endlessFault({ before, after, isActedOn, timeZone }: Change): FieldFault | undefined {
  if (!before || !isActedOn || eraseTimeOf(before, timeZone) === undefined) return undefined;
  return eraseTimeOf(after, timeZone) === undefined ? { field: 'closesAt', detail: withoutEnd } : undefined;
}
