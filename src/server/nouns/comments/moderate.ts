import { commentsWords } from './words-for.ts';
import { mailboxKeys, takeMail } from '../../confirmation/mail-limits.ts';
import type { Queue } from '../../../schema/comments.ts';
import { digest } from '../../core/crypto.ts';
import { valuesOf } from '../../core/fields.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Mail } from '../../core/outbox.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import {
  comments,
  decisions,
  members,
  noticeCounts,
  notices,
  openCases,
  openNotices,
  type CommentRow,
} from './tables.ts';
import type { View } from '../../core/view.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answerMail, reasonsMail, type Told } from './letters.ts';
import { moderatorOf } from './members.ts';
import type { StoredThread } from './find.ts';
import { pageLength } from './pages.ts';
import { checkText } from './comment-rules.ts';
import { reasonsOf, toComment } from './view.ts';
import { changeComment } from './write.ts';

/** Reports that are shown of one comment; their number is told for all. */
const maxReports = 20;

/** Returns the comments that wait for a decision, the oldest case first. @throws Refusal `unknown`, `not-allowed`, `cursor`. */
export async function queue(
  services: Services,
  thread: StoredThread,
  act: { key: string; after?: string | undefined },
  view: View,
): Promise<Queue> {
  const { store, clock } = services;
  const { scope, thing } = thread;
  await moderatorOf(store, thread, act.key, clock());
  const question = JSON.stringify(['queue', scope, thing]);
  const cursor = act.after ? readCursor(question, act.after, ['number', 'string']) : undefined;
  const found = await store.list(
    openCases,
    { scope, thing },
    { index: 'since', limit: pageLength + 1, ...(cursor && { after: cursor.after }) },
  );
  const cases = found.slice(0, pageLength);
  const last = found.length > pageLength ? cases.at(-1) : undefined;
  const ids = cases.map(({ comment }) => comment);
  const rows = new Map((await store.getMany(comments, { scope, thing }, 'id', ids)).map((row) => [row.id, row]));
  const items = await Promise.all(
    cases.map(async ({ comment: id, why }) => {
      const row = rows.get(id);
      const told = await whyWaits(store, thread, id, JSON.parse(why) as string[], view);
      // What its author took back waits for nobody, unless someone reported it.
      const waits = row && (row.state !== 'author' || told.reports > 0);
      return waits ? [{ comment: toComment(row, thread, view, 'insider'), ...told }] : [];
    }),
  );
  return {
    items: items.flat(),
    ...(last && { next: writeCursor(question, { at: clock(), after: [last.since, last.comment] }) }),
  };
}

async function whyWaits(reader: ReadStore, thread: StoredThread, comment: string, rules: string[], view: View) {
  const words = commentsWords(view.lang);
  const labels = new Map(reasonsOf(thread, view.lang).map(({ id, label }) => [id, label]));
  const reports = await countOpenNotices(reader, thread, comment);
  const open = reports === 0 ? [] : await readOpenNotices(reader, thread, comment, { limit: maxReports });
  const byRule = rules.map((rule) => {
    const [name = '', ...what] = rule.split(' ');
    return words.held[name]?.(what.join(' ')) ?? rule;
  });
  const byReport = open.map(({ reference, reason, explanation }) =>
    words.reported(reference, labels.get(reason) ?? reason, explanation).slice(0, 500),
  );
  return { why: [...byRule, ...byReport].map(wellFormed), reports };
}

/** Mends a text that was cut, and may end in half a character. */
const wellFormed = (text: string): string => text.toWellFormed();

/** Reads the notices of a comment that wait for a decision, however many were answered before; `limit` at most. */
async function readOpenNotices(
  reader: ReadStore,
  { scope, thing }: StoredThread,
  comment: string,
  options: { limit?: number } = {},
) {
  const open = await reader.list(openNotices, { scope, thing, comment }, options);
  const reporters = open.map(({ reporter }) => reporter);
  return reporters.length === 0 ? [] : reader.getMany(notices, { scope, thing, comment }, 'reporter', reporters);
}

/** Counts the notices of a comment that wait for a decision. */
async function countOpenNotices(reader: ReadStore, { scope, thing }: StoredThread, comment: string): Promise<number> {
  const sums = await reader.sums(noticeCounts, { scope, thing, comment }, 'value', { by: ['slot'] });
  return sums.reduce((all, { sum }) => all + sum, 0);
}

export interface Deciding {
  key: string;
  act: string;
  id: string;
  decision: 'publish' | 'remove' | 'hide';
  reason: string;
  ground: string;
}

const states = { publish: 'published', remove: 'moderator', hide: 'hidden' } as const;

/**
 * Decides on a comment, with a reason and what it rests on. Who wrote it and who reported it are told by mail, the latter as long as the
 * address they gave may get one; the decision goes to the public log and is never changed: another decision follows it there. The same act
 * again answers the same.
 *
 * @throws Refusal `unknown`, `not-allowed`, `invalid`, `removed` where its author took it back.
 */
export async function decide(services: Services, thread: StoredThread, act: Deciding): Promise<CommentRow> {
  const { scope, thing } = thread;
  const moderator = await moderatorOf(services.store, thread, act.key, services.clock());
  const { reason, ground } = checked(act);
  const id = await digest(`decision\n${scope}\n${act.key}\n${act.act}`);
  const now = services.clock();

  const row = await services.store.write(async (writer) => {
    const before = act.id.includes('\0') ? undefined : await writer.get(comments, { scope, thing, id: act.id });
    if (!before) throw new Refusal('removed');
    if (await writer.get(decisions, { scope, thing, id })) return before;
    if (before.state === 'author' && act.decision !== 'remove') throw new Refusal('removed');
    const known = await writer.get(openCases, { scope, thing, comment: act.id });
    const rule = Number(known !== undefined && known.why !== '[]');
    const open = await readOpenNotices(writer, thread, act.id);
    const told: Told = { comment: act.id, decision: act.decision, reason, ground, rule };
    const reports = open.length;
    await writer.insert(decisions, { scope, thing, id, at: now, ...told, reports, moderator: moderator.id });
    await writer.remove(openCases, { scope, thing, comment: act.id });
    await writer.remove(openNotices, { scope, thing, comment: act.id });
    for (const { reporter } of open) {
      await writer.update(notices, { scope, thing, comment: act.id, reporter }, { decision: id });
    }
    const state = states[act.decision];
    const row = await changeComment(writer, before, { state, state_at: now, shown: 1, reason, ground }, now);
    const send = (mail: Mail) => services.outbox.add(writer, { scope, about: id }, mail);
    for (const { email, lang, reference } of open) {
      // Nobody has shown that the address is theirs: a decision must not fill the mailbox of somebody whom others name.
      if (!email || !(await takeMail(writer, await mailboxKeys(services, email, undefined), now))) continue;
      await send(answerMail(services, thread, { to: email, lang }, reference, told));
    }
    const author = await authorOf(writer, before, state);
    if (author) await send(reasonsMail(services, thread, { to: author.email, lang: author.lang }, row, told));
    return row;
  });

  services.counts.forget(scope, scope);
  await services.outbox.sendDue();
  return row;
}

/** Finds who is told of a decision: the author whose comment it changes, where the address is known. */
const authorOf = async (reader: ReadStore | Writer, { scope, author, state }: CommentRow, next: string) =>
  state === next ? undefined : reader.get(members, { scope, id: author });

function checked({ reason, ground }: Deciding): { reason: string; ground: string } {
  return valuesOf({ reason: checkText(reason, 500), ground: checkText(ground, 500) });
}
