import type { ThingDocument } from '../../core/documents.ts';
import { closingOf, phaseOf, type Moment } from '../../core/phases.ts';
import { DocumentFault, unexplained } from '../faults.ts';
import type { Change, Rule } from './change.ts';

/* What people could do until now, and can no more, is explained to them, and what has opened stays open until it closes. */

/** Makes sure that a pause, and an end before its day, say why, where no act does, and that nothing opens later than it did. */
export const checkEnding: Rule = (change) => {
  const { before, after, isActedOn, said, why = after.reason } = change;
  if (said) return;
  const begins = after.override === 'paused' && before?.override !== 'paused';
  const fault = begins || (before && endsEarly(before, change)) ? unexplained(after, why) : undefined;
  if (fault) throw new DocumentFault([fault]);
  if (before && isActedOn && hasOpened(before, change) && !hasOpened(after, change)) {
    const detail = 'it has opened, and people have acted on it: it can’t open later. Pause it, with a reason, instead.';
    throw new DocumentFault([{ field: 'opensAt', detail }]);
  }
};

const hasOpened = ({ opensAt }: ThingDocument, moment: Moment): boolean => phaseOf({ opensAt }, moment) !== 'not-open';

/**
 * Checks whether what was open, or paused, ends before the day that was announced: now, or once people have acted, on an earlier day to
 * come. What had no end, and gets one, was announced for no day.
 */
function endsEarly(before: ThingDocument, { after, now, timeZone, isActedOn }: Change): boolean {
  const [end, next = Infinity] = [closingOf(before, timeZone), closingOf(after, timeZone)];
  const isOpen =
    before.override !== 'archived' && end !== undefined && end > now && hasOpened(before, { now, timeZone });
  return isOpen && (after.override === 'archived' || next <= now || (isActedOn && next < end));
}
