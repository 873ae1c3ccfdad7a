import { daysFrom, putEach } from '../../core/seed.ts';
import type { Store, Writer } from '../../store/store.ts';
import { things } from '../../core/tables.ts';
import { decisions, openCases } from './tables.ts';
import { loadComments } from './load.ts';
import { rowOf } from '../../core/things.ts';
import { commentsKind } from './kind.ts';
import { seedThreads, type SeedThread } from './seed.ts';

/** Puts in the threads of the demo; answers whether one was not there yet. */
export const seedCommentsOf = (store: Store, now: number): Promise<boolean> =>
  putEach(store, seedThreads(daysFrom(now), now), (writer, thread) => writeThread(writer, thread, now));

/** Puts in a thread with its comments and what was decided of them; answers whether it was not there yet. */
export async function writeThread(
  writer: Writer,
  { id: scope, document, comments }: SeedThread,
  now: number,
): Promise<boolean> {
  if (!(await writer.insert(things, rowOf(commentsKind, scope, document, now)))) return false;
  const place = { scope, thing: scope };
  await loadComments(writer, place, comments, document.depth ?? 3, now - 60_000);
  for (const { id, state, at, reason = '', ground = '' } of comments) {
    if (state === 'awaiting') {
      await writer.insert(openCases, { ...place, comment: id, since: at, why: JSON.stringify(['links 3']) });
    }
    if (state !== 'moderator' && state !== 'hidden') continue;
    await writer.insert(decisions, {
      ...place,
      id: `demo ${id}`,
      at: at + 3600 * 1000,
      comment: id,
      decision: state === 'hidden' ? 'hide' : 'remove',
      reason,
      ground,
      reports: 1,
      rule: 0,
      moderator: 'demo',
    });
  }
  return true;
}
