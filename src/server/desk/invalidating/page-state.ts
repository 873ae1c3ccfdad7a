import type { Faults } from '../../pages/fields.ts';
import type { DeskThing } from '../entry.ts';
import type { Invalidation } from './invalidate.ts';
import type { Choice } from './select.ts';

/** What the page of acts that are taken out shows. */
export interface InvalidatingState extends Faults {
  thing: DeskThing;
  past: readonly Invalidation[];
  /** The fields of the form as it was sent. */
  sent?: Record<string, string> | undefined;
  /** The form that puts acts back, as it was sent. */
  back?: Record<string, string> | undefined;
  /** What would be taken out: the page asks to do it. */
  choice?: Choice | undefined;
  done?: 'invalidated' | 'restored' | 'under-way' | undefined;
  /** What fits has changed since it was shown. */
  isOutdated?: boolean;
}
