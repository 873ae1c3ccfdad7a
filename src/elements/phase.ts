import type { Words } from '../locales/text.ts';
import type { Thing } from '../schema/common.ts';

const day = 24 * 3600 * 1000;

/** Whole or begun days until an instant; 0 when it has passed. */
export const daysUntil = (instant: string, now = Date.now()): number =>
  Math.max(0, Math.ceil((Date.parse(instant) - now) / day));

/** Where a thing stands in its life, in words: the days left while it is open. */
export function renderPhase(words: Words, { phase, opensAt, closesAt }: Thing): string {
  switch (phase) {
    case 'not-open':
      return opensAt ? words.t('phase.not-open', { date: words.date(opensAt) }) : '';
    case 'open': {
      if (!closesAt) return '';
      const count = daysUntil(closesAt);
      return count > 1 ? words.t('days-left', { count }) : words.t('days-left.last');
    }
    case 'paused':
      return words.t('phase.paused');
    case 'closed':
      return closesAt ? words.t('phase.closed', { date: words.date(closesAt) }) : '';
    case 'archived':
      return words.t('phase.archived');
  }
}
