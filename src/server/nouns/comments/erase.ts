import type { Writer } from '../../store/store.ts';
import { addLeft } from '../../core/participant-days.ts';
import { participants } from '../../core/tables.ts';
import { openNotices } from './notice-tables.ts';
import { comments, commentVotes, memberKeys, members, openCases, takenBack, type CommentRow } from './tables.ts';
import { changeComment } from './write.ts';

/**
 * Erases a participant in all threads of a scope: votes are taken back, comments leave tombstones without a text and without a tie to
 * who wrote them, and name, address and keys are gone. Nothing of it can be undone. What moderators decided stays in their log,
 * which names nobody; notices of others' comments stay until they are answered, and those of the comments that go wait no more.
 */
export async function eraseMember(writer: Writer, scope: string, id: string, now: number): Promise<void> {
  for (const vote of await writer.list(commentVotes, { scope, voter: id }, { index: 'person' })) {
    await takeBack(writer, vote, now);
  }
  for (const row of await writer.list(comments, { scope, author: id }, { index: 'person' })) {
    await empty(writer, row, now);
  }
  if ((await writer.remove(participants, { scope, id })) > 0) await addLeft(writer, scope, id, now);
  await writer.remove(memberKeys, { scope, member: id });
  await writer.remove(members, { scope, id });
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

/** Empties a comment; what was decided of it stays written on its tombstone. */
async function empty(writer: Writer, row: CommentRow, now: number): Promise<void> {
  const { scope, thing, id } = row;
  const isDecided = row.state === 'moderator' || row.state === 'author';
  await writer.remove(takenBack, { scope, thing, id });
  await writer.remove(openCases, { scope, thing, comment: id });
  // Nobody decides on it any more: its notices are not waiting, nor do they count for or against who sent them.
  await writer.remove(openNotices, { scope, thing, comment: id });
  const state = isDecided ? {} : { state: 'author', state_at: now };
  await changeComment(writer, row, { ...state, author: '', name: '', role: '', body: '', folded: '', lang: '' }, now);
}
