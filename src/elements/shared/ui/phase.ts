import type { Key } from '../../../locales/fr.ts';
import type { Words } from '../../../locales/text.ts';
import type { Phase, Thing } from '../../../schema/common.ts';

const day = 24 * 3600 * 1000;

/** Whole or begun days until an instant; 0 when it has passed. */
export const daysUntil = (instant: string, now = Date.now()): number =>
  Math.max(0, Math.ceil((Date.parse(instant) - now) / day));

/** Whether nothing is taken any more. */
export const isOver = (phase: Phase): boolean => phase === 'closed' || phase === 'archived';

/** Where a thing stands in its life, in words: the days left while it is open. */
export function renderPhase(words: Words, { type, phase, opensAt, closesAt }: Thing): string {
  const say = (key: Key, parameters?: Record<string, string | number>): string =>
    words.first([`${type}.${key}`], key, parameters);
  switch (phase) {
    case 'not-open':
      return opensAt ? say('phase.not-open', { date: words.date(opensAt) }) : '';
    case 'open': {
      if (!closesAt) return '';
      const count = daysUntil(closesAt);
      return count > 1 ? say('days-left', { count }) : say('days-left.last');
    }
    case 'paused':
      return say('phase.paused');
    case 'closed':
      return closesAt ? say('phase.closed', { date: words.date(closesAt) }) : '';
    case 'archived':
      return say('phase.archived');
  }
}
