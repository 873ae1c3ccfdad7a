import { utcDay } from '../../core/fall-hours.ts';
import type { CountDay } from '../../core/count-day.ts';
import type { Services } from '../../core/services.ts';
import { undated } from '../../core/undated.ts';
import { slices } from '../../store/slices.ts';
import { commentChanges } from './change-table.ts';
import type { ThreadKey } from './find.ts';
import { comments, type CommentRow } from './tables.ts';

/** How many comments came into the count of a thread on a day (UTC), and left it without a line of their own in the log. */
type Day = {
  counted: number;
  withdrawn: number;
  held: number;
};

/**
 * Reads how the count of a thread came about: on each day (UTC) how many comments were published by themselves, taken back by their
 * authors, and held since their authors had changed them. What moderators decided stands in the log with its number. Comments whose date
 * nobody knows come first, without a day.
 *
 * @param rows all comments that have a place in the thread, where they were read already
 */
export async function readCommentDays(
  { store, counts }: Pick<Services, 'store' | 'counts'>,
  { scope, thing }: ThreadKey,
  rows: AsyncIterable<readonly CommentRow[]> | readonly (readonly CommentRow[])[] = slices(store, comments, {
    ...{ scope, thing },
    shown: 1,
  }),
): Promise<CountDay[]> {
  const days = new Map<string, Day>();
  const add = (day: string, number: keyof Day, by: number): void => {
    const known = days.get(day) ?? { counted: 0, withdrawn: 0, held: 0 };
    known[number] += by;
    days.set(day, known);
  };
  /** By how many each comment counts less than when it came. */
  const lost = new Map<string, number>();
  for await (const changes of slices(store, commentChanges, { scope, thing })) {
    for (const change of changes) {
      lost.set(change.comment, (lost.get(change.comment) ?? 0) + change.lost);
      const day = utcDay(change.at);
      if (change.kind === 'comments') add(day, 'withdrawn', change.lost);
      if (change.kind === 'held') add(day, 'held', change.lost);
      if (change.kind === 'returned') add(day, 'counted', -change.lost);
    }
    await counts.turn();
  }
  for await (const some of rows) {
    for (const { id, state, created_at } of some) {
      const came = Number(state === 'published') + (lost.get(id) ?? 0);
      if (came !== 0) add(created_at === undated ? '' : utcDay(created_at), 'counted', came);
    }
    await counts.turn();
  }
  const sorted = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([day, numbers]) => ({ ...(day && { day }), ...numbers }));
}
