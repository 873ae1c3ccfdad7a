import type { ThingDocument } from '../core/documents.ts';
import { closingOf, isOver, openingOf, phaseOf, type Moment } from '../core/phases.ts';
import type { Markup } from '../pages/layout.ts';

/* In which order things are listed: what has to be done comes first, then what happens next, and what is over at the end. */

/** What has to be known of a thing. */
export interface ThingNote {
  says: Markup | string;
  /** Someone is to do something now. */
  isUrgent: boolean;
  /** A day that it is about, as `2026-11-21`. */
  due?: string;
}

interface Ordered {
  document: Pick<ThingDocument, 'opensAt' | 'closesAt' | 'override'>;
  notes: readonly ThingNote[];
}

/** Returns which of the parts of the list a thing is in, and by what it is ordered there. */
export function placeOf({ document, notes }: Ordered, moment: Moment): { rank: number; at: number } {
  const dues = notes.flatMap(({ due }) => (due === undefined ? [] : [openingOf(due, moment.timeZone)]));
  const phase = phaseOf(document, moment);
  const close = closingOf(document, moment.timeZone) ?? Infinity;
  const next = isOver(phase) ? Infinity : phase === 'not-open' ? openingOf(document.opensAt!, moment.timeZone) : close;
  const first = Math.min(next, ...dues);
  if (notes.some(({ isUrgent }) => isUrgent)) return { rank: 0, at: first };
  // Of what is over, the last that ended stands first.
  return isOver(phase) && dues.length === 0 ? { rank: 2, at: -close } : { rank: 1, at: first };
}
