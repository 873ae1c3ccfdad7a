import type { DutyState, Said } from '../../core/answering.ts';
import type { Faults } from '../../pages/fields.ts';
import type { DeskThing } from '../entry.ts';

/** What the page of answers or of steps shows. */
export interface AnswerState extends Faults {
  /** What the page is for: the answer, or the steps. */
  form: 'answer' | 'step';
  stored: DeskThing;
  said: Said;
  duties: readonly DutyState[];
  version: string;
  /** The fields of the form as it was sent. */
  sent?: Record<string, string> | undefined;
  isDone?: boolean;
  /** Someone asked for news of the thing, and who looks may write to them. */
  hasReaders?: boolean;
  isOutdated?: boolean;
  /** Why nothing was done, whatever the fields say. */
  message?: string | undefined;
}
