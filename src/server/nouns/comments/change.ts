import { valuesOf } from '../../core/fields.ts';
import { momentOf, signFault } from '../../core/phases.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Services } from '../../core/services.ts';
import type { Writer } from '../../store/store.ts';
import { comments, openCases, takenBack, type CommentRow } from './tables.ts';
import { memberOf } from './members.ts';
import { settingsOf, type StoredThread } from './find.ts';
import { languageOf, type Posting } from './post.ts';
import { fold } from '../../../text/fold.ts';
import { checkText, heldBy } from './comment-rules.ts';
import { countOpenNotices } from './why-waits.ts';
import { changeComment } from './write.ts';

/** Time in which a comment that was taken back can be restored, in milliseconds; after it, its text is erased. */
export const undoWindow = 3600 * 1000;

/**
 * Changes the text of one's own comment, not its side and not its place.
 *
 * @throws Refusal `unknown`, `invalid`, `removed` where it is not there or not one's own, `too-late` after the thread's `editWindow`,
 * and `not-open`, `paused` or `closed`.
 */
export async function edit(
  services: Services,
  thread: StoredThread,
  act: Posting & { id: string },
): Promise<CommentRow> {
  const { longest, editWindow } = settingsOf(thread);
  // Nothing is done for who may not act.
  await memberOf(services.store, thread.scope, act.key);
  const { text: body } = valuesOf({ text: checkText(act.text, longest) });
  return onOwn(services, thread, act, async (writer, row, now) => {
    if (row.body === body) return row;
    const fault = signFault(thread.schedule, momentOf(services));
    if (fault) throw new Refusal(fault);
    if (row.state === 'moderator' || row.state === 'author') throw new Refusal('removed');
    if (now - row.created_at >= editWindow * 1000) throw new Refusal('too-late');
    const why = row.role === 'official' || row.role === 'moderator' ? [] : heldBy(body, thread.rules);
    const text = { body, folded: fold(body), edited_at: now, lang: languageOf(act.lang) || row.lang };
    // What a moderator hid, or what waits for one, is not brought back by its author.
    if (row.state !== 'published') return changeComment(writer, row, text, now);
    if (why.length === 0) return changeComment(writer, row, text, now);
    await writer.put(openCases, { ...placeOf(row), since: now, why: JSON.stringify(['edited', ...why]) });
    return changeComment(writer, row, { ...text, state: 'awaiting', state_at: now }, now);
  });
}

/** Takes one's own comment back; a tombstone stays. Again, it answers the same. @throws Refusal `unknown`, `removed`. */
export async function remove(
  services: Services,
  thread: StoredThread,
  act: { key: string; id: string },
): Promise<CommentRow> {
  return onOwn(services, thread, act, async (writer, row, now) => {
    await eraseOld(writer, thread, now);
    if (row.state === 'author') return row;
    if (row.state === 'moderator') throw new Refusal('removed');
    const { scope, thing, id, body } = row;
    const state = { state: 'author', state_at: now, body: '', folded: '' };
    // The text is kept apart, with what the comment was before, and why it waited.
    const why = await endCase(writer, row);
    const kept: Kept = { state: row.state, body, ...(why !== undefined && { why }) };
    await writer.put(takenBack, { scope, thing, id, body: JSON.stringify(kept), at: now });
    return changeComment(writer, row, state, now);
  });
}

/** Undoes `remove` within an hour. @throws Refusal `unknown`, `removed`, `too-late`. */
export async function restore(
  services: Services,
  thread: StoredThread,
  act: { key: string; id: string },
): Promise<CommentRow> {
  return onOwn(services, thread, act, async (writer, row, now) => {
    if (row.state !== 'author') return row;
    const { scope, thing, id } = row;
    const kept = await writer.get(takenBack, { scope, thing, id });
    if (!kept || now - kept.at >= undoWindow) throw new Refusal('too-late');
    const { state, body, why = '[]' } = JSON.parse(kept.body) as Kept;
    await writer.remove(takenBack, { scope, thing, id });
    // It waits again, and behind those that waited meanwhile.
    const waits = state === 'held' || state === 'awaiting';
    if (waits) await writer.insert(openCases, { ...placeOf(row), since: now, why });
    return changeComment(writer, row, { state, state_at: now, body, folded: fold(body) }, now);
  });
}

/** A comment as it was before its author took it back. */
interface Kept {
  state: string;
  body: string;
  /** The rules that held it, as JSON. */
  why?: string;
}

/** Ends the case of a comment that its author takes back, unless someone reported it; answers the rules that had held it. */
async function endCase(writer: Writer, row: CommentRow): Promise<string | undefined> {
  const place = placeOf(row);
  const known = await writer.get(openCases, place);
  if (known && (await countOpenNotices(writer, row, row.id)) === 0) await writer.remove(openCases, place);
  return known?.why;
}

async function onOwn(
  services: Services,
  { scope, thing }: StoredThread,
  { key, id }: { key: string; id: string },
  work: (writer: Writer, row: CommentRow, now: number) => Promise<CommentRow>,
): Promise<CommentRow> {
  const member = await memberOf(services.store, scope, key);
  const now = services.clock();
  const row = await services.store.write(async (writer) => {
    const found = id.includes('\0') ? undefined : await writer.get(comments, { scope, thing, id });
    if (!found || found.author !== member.id) throw new Refusal('removed');
    return work(writer, found, now);
  });
  services.counts.forget(scope, scope);
  return row;
}

const placeOf = ({ scope, thing, id }: CommentRow) => ({ scope, thing, comment: id });

/** Erases the texts that can't be restored any more. There is no clockwork: each removal does it for those before. */
async function eraseOld(writer: Writer, { scope }: StoredThread, now: number): Promise<void> {
  for (const { thing, id, at } of await writer.list(takenBack, { scope }, { index: 'at', limit: 50 })) {
    if (now - at >= undoWindow) await writer.remove(takenBack, { scope, thing, id });
  }
}
