import type { PaperCount, PaperSheet } from '../../core/paper.ts';
import type { Faults } from '../../pages/fields.ts';
import type { DeskThing } from '../entry.ts';
import type { PaperEntry } from './enter.ts';
import type { PapersDone } from './words.ts';

/** What the page of counts on paper shows. */
export interface PapersState extends Faults {
  thing: DeskThing;
  sheet: PaperSheet;
  entries: readonly PaperEntry[];
  counts: readonly PaperCount[];
  /** Address of who looks: the figures of others are not shown to who has not entered their own. */
  officer: string;
  /** The fields of the form as it was sent. */
  sent?: Readonly<Record<string, string>> | undefined;
  done?: PapersDone | undefined;
  isOutdated?: boolean;
}
