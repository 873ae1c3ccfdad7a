import { randomSecret } from '../../core/crypto.ts';
import { utcDay } from '../../core/fall-hours.ts';
import type { Writer } from '../../store/store.ts';
import { commentChanges } from './change-table.ts';
import type { StoredThread } from './find.ts';
import type { CommentRow } from './tables.ts';

const isCounted = ({ state }: CommentRow): boolean => state === 'published';

/** Adds why the count of a thread falls or rises by a comment that was there before, in the transaction that changes it. */
export async function addChange(writer: Writer, before: CommentRow, after: CommentRow, now: number): Promise<void> {
  const lost = Number(isCounted(before)) - Number(isCounted(after));
  if (lost === 0) return;
  const { scope, thing, id: comment } = after;
  const kind = lost > 0 ? whyLost(after) : whyBack(before, now);
  await writer.insert(commentChanges, { scope, thing, id: randomSecret(), comment, kind, lost, at: now });
}

const whyLost = ({ state }: CommentRow): string =>
  state === 'author' ? 'comments' : state === 'awaiting' ? 'held' : 'decided';

/** What its author puts back on the day (UTC) on which it was taken back was not taken back on that day. */
const whyBack = ({ state, state_at }: CommentRow, now: number): string =>
  state !== 'author' ? 'decided' : utcDay(state_at) === utcDay(now) ? 'comments' : 'returned';

/** Tells which count falls where comments of a thread are taken back or held; nothing where it is not this thread. */
export const fallOfThread = (thread: StoredThread | undefined, thing: string) =>
  thread?.thing === thing ? { metric: 'comments', path: thread.path } : undefined;
