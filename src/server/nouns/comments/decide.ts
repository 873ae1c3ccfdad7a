import { mailboxKeys, takeMail } from '../../confirmation/mail-limits.ts';
import { valuesOf } from '../../core/fields.ts';
import type { Verdict } from '../../core/moderation.ts';
import type { Mail } from '../../core/outbox.ts';
import type { Services } from '../../core/services.ts';
import type { Writer } from '../../store/store.ts';
import { checkText } from './comment-rules.ts';
import type { StoredThread } from './find.ts';
import { answerMail, reasonsMail, type Told } from './letters.ts';
import { answeredNotices, notices, openNotices } from './notice-tables.ts';
import { decisions, members, openCases, type CommentRow } from './tables.ts';
import { readOpenNotices } from './why-waits.ts';
import { changeComment } from './write.ts';

export type { Verdict };

/** A decision whose statement is sound. */
interface Decision {
  id: string;
  verdict: Verdict;
  reason: string;
  ground: string;
  /** What stands for the moderator among the members of the scope. */
  moderator: string;
  now: number;
}

const states = { publish: 'published', remove: 'moderator', hide: 'hidden' } as const;

/** Returns what a comment's state tells of the last decision on it; nothing where none was taken. */
export const verdictOf = ({ state, reason }: CommentRow): Verdict | undefined =>
  reason === null ? undefined : (Object.keys(states) as Verdict[]).find((verdict) => states[verdict] === state);

/** Returns by how many a decision changed the count of published comments. */
export const changeOf = (before: CommentRow, after: CommentRow): number =>
  Number(after.state === 'published') - Number(before.state === 'published');

/** Checks the statement of reasons of a decision. @throws Refusal `invalid` with the fields to mend */
export function checkStatement({ reason, ground }: { reason: string; ground: string }) {
  return valuesOf({ reason: checkText(reason, 500), ground: checkText(ground, 500) });
}

/**
 * Decides on a comment, in a transaction. Who wrote it and who reported it are told by mail, the latter as long as the address they gave
 * may get one; the decision goes to the public log and is never changed: another decision follows it there.
 */
export async function decideIn(
  writer: Writer,
  services: Services,
  thread: StoredThread,
  before: CommentRow,
  { id, verdict, reason, ground, moderator, now }: Decision,
): Promise<CommentRow> {
  const { scope, thing } = thread;
  const comment = before.id;
  const known = await writer.get(openCases, { scope, thing, comment });
  const rule = Number(known !== undefined && known.why !== '[]');
  const open = await readOpenNotices(writer, thread, comment);
  const told: Told = { comment, decision: verdict, reason, ground, rule };
  await writer.insert(decisions, { scope, thing, id, at: now, ...told, reports: open.length, moderator });
  await writer.remove(openCases, { scope, thing, comment });
  await writer.remove(openNotices, { scope, thing, comment });
  for (const { reporter } of open) {
    await writer.update(notices, { scope, thing, comment, reporter }, { decision: id });
  }
  const outcome = verdict === 'publish' ? 'rejected' : 'upheld';
  const answered = open
    .filter(({ email }) => email !== '')
    .map(({ reporter }) => ({ scope, thing, comment, reporter, outcome }));
  await writer.insertMany(answeredNotices, answered);
  const state = states[verdict];
  const row = await changeComment(writer, before, { state, state_at: now, shown: 1, reason, ground }, now);
  const send = (mail: Mail) => services.outbox.add(writer, { scope, about: id }, mail);
  for (const { email, lang, reference } of open) {
    // Nobody has shown that the address is theirs: a decision must not fill the mailbox of somebody whom others name.
    if (!email || !(await takeMail(writer, await mailboxKeys(services, email, undefined), now))) continue;
    await send(answerMail(services, thread, { to: email, lang }, reference, told));
  }
  // The author is told of a decision that changes the comment, where the address is known.
  const author = before.state === state ? undefined : await writer.get(members, { scope, id: before.author });
  if (author) await send(reasonsMail(services, thread, { to: author.email, lang: author.lang }, row, told));
  return row;
}
