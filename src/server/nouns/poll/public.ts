import { closingOf, isOver, phaseOf, type Moment, type Schedule } from '../../core/phases.ts';
import type { PollDocument } from './document.ts';

/** Checks whether everyone may know the numbers of a poll now; before that, no answer has them. */
export function isPublic({ results, ...schedule }: Pick<PollDocument, 'results'> & Schedule, moment: Moment): boolean {
  if (results === 'always') return true;
  return isOver(phaseOf(schedule, moment));
}

/** Finds since when everyone may know the numbers of a poll. One that was archived before its end tells them from then on. */
export function publicSince(document: PollDocument, moment: Moment, archivedAt?: number): number | undefined {
  if (document.results === 'always') return 0;
  if (!isPublic(document, moment)) return undefined;
  const end = closingOf(document, moment.timeZone);
  return end !== undefined && end <= moment.now ? end : archivedAt;
}
