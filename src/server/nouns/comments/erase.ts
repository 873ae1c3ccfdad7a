import type { ActResult } from '../../../schema/common.ts';
import type { Services } from '../../core/services.ts';
import type { Writer } from '../../store/store.ts';
import { participants } from '../../core/tables.ts';
import { comments, commentVotes, memberKeys, members, openCases, takenBack, type CommentRow } from './tables.ts';
import { memberOf } from './members.ts';
import type { StoredThread } from './find.ts';
import { changeComment } from './write.ts';

/**
 * Erases a participant in all threads of a scope: votes are taken back, comments leave tombstones without a text and without a tie to
 * who wrote them, and name, address and keys are gone. Nothing of it can be undone. What moderators decided stays in their log,
 * which names nobody; notices of others' comments stay until they are answered.
 *
 * @throws Refusal `unknown`.
 */
export async function eraseMember(services: Services, { scope }: StoredThread, key: string): Promise<ActResult> {
  const { id } = await memberOf(services.store, scope, key);
  const now = services.clock();
  await services.store.write(async (writer) => {
    for (const vote of await writer.list(commentVotes, { scope, voter: id }, { index: 'person' })) {
      await takeBack(writer, vote, now);
    }
    for (const row of await writer.list(comments, { scope, author: id }, { index: 'person' })) {
      await empty(writer, row, now);
    }
    await writer.remove(participants, { scope, id });
    await writer.remove(memberKeys, { scope, member: id });
    await writer.remove(members, { scope, id });
  });
  services.counts.forget(scope, scope);
  return { outcome: 'withdrawn' };
}

type Vote = { scope: string; thing: string; comment: string; voter: string; value: number };

async function takeBack(writer: Writer, vote: Vote, now: number): Promise<void> {
  const { scope, thing, comment, voter, value } = vote;
  await writer.remove(commentVotes, { scope, thing, comment, voter });
  const row = await writer.get(comments, { scope, thing, id: comment });
  if (!row) return;
  const { up, down } = row;
  await changeComment(writer, row, value > 0 ? { up: up - 1 } : { down: down - 1 }, now);
}

/** What was decided of a comment stays written on its tombstone. */
async function empty(writer: Writer, row: CommentRow, now: number): Promise<void> {
  const { scope, thing, id } = row;
  const isDecided = row.state === 'moderator' || row.state === 'author';
  await writer.remove(takenBack, { scope, thing, id });
  await writer.remove(openCases, { scope, thing, comment: id });
  const state = isDecided ? {} : { state: 'author', state_at: now };
  await changeComment(writer, row, { ...state, author: '', name: '', role: '', body: '', folded: '', lang: '' }, now);
}
