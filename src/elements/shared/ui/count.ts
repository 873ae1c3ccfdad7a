import type { Words } from '../../../locales/text.ts';
import type { Count } from '../../../schema/common.ts';

/** Returns the time of a count in words, and what stands beside it. */
export const asOf = (words: Words, { asOf: at, pending, invalidated, offline }: Count): string =>
  [
    words.t('count.as-of', { date: words.time(at) }),
    offline ? words.t('count.offline', { count: offline }) : '',
    pending ? words.t('count.pending', { count: pending }) : '',
    invalidated ? words.t('count.invalidated', { count: invalidated }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
