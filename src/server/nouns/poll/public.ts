import { closingOf, isOver, phaseOf, type Moment, type Schedule } from '../../core/phases.ts';
import type { Lately } from '../../core/noun.ts';
import type { PollDocument } from './document.ts';

/** Checks whether everyone may know the numbers of a poll now; before that, no answer has them. */
export function isPublic({ results, ...schedule }: Pick<PollDocument, 'results'> & Schedule, moment: Moment): boolean {
  if (results === 'always') return true;
  return isOver(phaseOf(schedule, moment));
}

/** Finds since when everyone may know the numbers of a poll. One that was archived before its end tells them from then on. */
export function publicSince(
  document: PollDocument,
  moment: Moment,
  { archivedAt, changedAt }: Lately = {},
): number | undefined {
  if (!isPublic(document, moment)) return undefined;
  const end = closingOf(document, moment.timeZone);
  // What was hidden until then is known from the change on that shows it.
  if (document.results === 'always') return Math.min(changedAt?.('results') ?? 0, end ?? Infinity);
  return end !== undefined && end <= moment.now ? end : archivedAt;
}
