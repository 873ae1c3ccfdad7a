import type { ThingDocument } from '../../core/documents.ts';
import { closingOf, phaseOf } from '../../core/phases.ts';
import { DocumentFault, unexplained } from '../faults.ts';
import type { Change, Changer } from './change.ts';

/* What people could do until now, and can no more, is explained to them, and what has opened stays open until it closes. */

/** Makes sure that a pause, and an end before its day, say why, and that nothing opens later than it did. @throws DocumentFault */
export function checkEnding(
  { before, after, isActedOn }: Change,
  changer: Changer,
  why: ThingDocument['reason'],
): void {
  const begins = after.override === 'paused' && before?.override !== 'paused';
  const fault =
    begins || (before && endsEarly(before, after, changer)) ? unexplained(after, why ?? after.reason) : undefined;
  if (fault) throw new DocumentFault([fault]);
  if (before && isActedOn && hasOpened(before, changer) && !hasOpened(after, changer)) {
    const detail = 'it has opened, and people have acted on it: it can’t open later. Pause it, with a reason, instead.';
    throw new DocumentFault([{ field: 'opensAt', detail }]);
  }
}

const hasOpened = ({ opensAt }: ThingDocument, changer: Changer): boolean =>
  phaseOf({ opensAt }, changer) !== 'not-open';

/** Checks whether what was open, or paused, ends before the day that was announced. */
function endsEarly(before: ThingDocument, after: ThingDocument, { now, timeZone }: Changer): boolean {
  const end = closingOf(before, timeZone);
  const isOpen =
    before.override !== 'archived' && end !== undefined && end > now && hasOpened(before, { now, timeZone } as Changer);
  return isOpen && (after.override === 'archived' || (closingOf(after, timeZone) ?? Infinity) <= now);
}
