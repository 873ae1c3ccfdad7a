import type { Poll } from '../../../schema/poll.ts';
import type { PollWords } from '../texts/texts.ts';

/** Checks whether every question was answered. */
export const isDone = ({ series }: Poll): boolean => series !== undefined && series.at > series.of;

/** Writes which question of the series it is; the thanks after the last one. */
export const placeIn = ({ t }: PollWords, poll: Poll): string =>
  isDone(poll) ? t('poll.series.done') : t('poll.series', { ...poll.series });
