import { isOver, phaseOf, type Moment, type Schedule } from '../../core/phases.ts';
import type { PollDocument } from './document.ts';

/** Checks whether everyone may know the numbers of a poll now; before that, no answer has them. */
export function isPublic({ results, ...schedule }: Pick<PollDocument, 'results'> & Schedule, moment: Moment): boolean {
  if (results === 'always') return true;
  return isOver(phaseOf(schedule, moment));
}
