import { now } from '../../../client/clock.ts';
import type { Key } from '../../../locales/fr.ts';
import type { Words } from '../../../locales/text.ts';
import type { Phase, Thing } from '../../../schema/common.ts';

/** Counts the days of the place's calendar until an instant, today's and the last one included; 0 when it has passed. */
export function daysUntil(words: Words, instant: string, at = now()): number {
  const end = Date.parse(instant);
  const isDay = instant.length === 10;
  if (!isDay && end <= at) return 0;
  // What closes at midnight can be done until the end of the day before.
  return Math.max(0, words.day(isDay ? instant : end - 1) - words.day(at) + 1);
}

/** Checks whether nothing is taken any more. */
export const isOver = (phase: Phase): boolean => phase === 'closed' || phase === 'archived';

/** Returns where a thing stands in its life, in words: the days left while it is open. */
export function renderPhase(words: Words, { type, phase, opensAt, closesAt }: Thing): string {
  const say = (key: Key, parameters?: Record<string, string | number>): string =>
    words.first([`${type}.${key}`], key, parameters);
  switch (phase) {
    case 'not-open':
      return opensAt ? say('phase.not-open', { date: words.startTime(opensAt) }) : '';
    case 'open': {
      if (!closesAt) return '';
      const count = daysUntil(words, closesAt);
      return count > 1 ? say('days-left', { count }) : say('days-left.last');
    }
    case 'paused':
      return say('phase.paused');
    case 'closed':
      return closesAt ? say('phase.closed', { date: words.end(closesAt) }) : '';
    case 'archived':
      return say('phase.archived');
  }
}
