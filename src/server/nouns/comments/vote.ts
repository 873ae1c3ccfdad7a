import { momentOf, signFault } from '../../core/phases.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Services } from '../../core/services.ts';
import { countMember, participantIds } from '../../core/participation.ts';
import { comments, commentVotes, type CommentRow } from './tables.ts';
import { memberOf } from './members.ts';
import { settingsOf, type StoredThread } from './find.ts';
import { changeComment } from './write.ts';

/**
 * Votes on a comment: +1, −1, or 0 to take the vote back. A person has one vote per comment, the last one.
 *
 * @throws Refusal `unknown`, `own`, `removed`, `invalid` for a vote that the thread does not take, `not-open`, `paused`, `closed`.
 */
export async function vote(
  services: Services,
  thread: StoredThread,
  { key, id, value }: { key: string; id: string; value: 1 | 0 | -1 },
): Promise<CommentRow> {
  const { scope, thing } = thread;
  const { votes } = settingsOf(thread);
  if (votes === 'none' || (votes === 'support' && value < 0)) {
    throw new Refusal('invalid', { fields: { value: 'invalid' } });
  }
  const member = await memberOf(services.store, scope, key);
  const ids = await participantIds(services, scope, member.email);
  const now = services.clock();
  const fault = signFault(thread.schedule, momentOf(services));
  if (fault) throw new Refusal(fault);
  const wait = services.pace.votes(`${scope}\n${member.id}`, now);
  if (wait > 0) throw new Refusal('rate-limited', { retryAfter: wait });

  return services.store.write(async (writer) => {
    const row = id.includes('\0') ? undefined : await writer.get(comments, { scope, thing, id });
    if (!row || row.state !== 'published') throw new Refusal('removed');
    if (row.author === member.id) throw new Refusal('own');
    const place = { scope, thing, comment: id, voter: member.id };
    const before = (await writer.get(commentVotes, place))?.value ?? 0;
    if (before === value) return row;
    if (value === 0) await writer.remove(commentVotes, place);
    else await writer.put(commentVotes, { ...place, value, at: now });
    await countMember(writer, scope, member.id, ids, now);
    const up = row.up + Number(value === 1) - Number(before === 1);
    const down = row.down + Number(value === -1) - Number(before === -1);
    return changeComment(writer, row, { up, down }, now);
  });
}
