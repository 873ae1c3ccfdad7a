import { commentsWords } from './words-for.ts';
import type { Queue } from '../../../schema/comments.ts';
import { digest } from '../../core/crypto.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { takeTurn, TooManyTurns } from '../../desk/pace/turns.ts';
import { logVerdict } from '../../desk/moderation/log.ts';
import { comments, decisions, openCases, type CommentRow } from './tables.ts';
import type { View } from '../../core/view.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { moderatorOf } from './members.ts';
import type { StoredThread } from './find.ts';
import { pageLength } from './pages.ts';
import { toComment } from './view.ts';
import { changeOf, checkStatement, decideIn, type Verdict } from './decide.ts';
import { reportsOf, rulesInWords } from './why-waits.ts';

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
      return row ? [{ comment: toComment(row, thread, view, 'insider'), ...told }] : [];
    }),
  );
  return {
    items: items.flat(),
    ...(last && { next: writeCursor(question, { at: clock(), after: [last.since, last.comment] }) }),
  };
}

async function whyWaits(reader: ReadStore, thread: StoredThread, comment: string, rules: string[], { lang }: View) {
  const words = commentsWords(lang);
  const { count, shown } = await reportsOf(reader, thread, comment, lang);
  const byReport = shown.map(({ reference, reason, explanation }) =>
    words.reported(reference, reason, explanation).slice(0, 500),
  );
  return { why: [...rulesInWords(rules, lang), ...byReport].map(wellFormed), reports: count };
}

/** Mends a text that was cut, and may end in half a character. */
const wellFormed = (text: string): string => text.toWellFormed();

export interface Deciding {
  key: string;
  act: string;
  id: string;
  decision: Verdict;
  reason: string;
  ground: string;
}

/**
 * Decides on a comment, with a reason and what it rests on, as a moderator who joined; see `decideIn`. The same act again answers the same.
 *
 * @throws Refusal `unknown`, `not-allowed`, `invalid`, `removed` where its author took it back, `rate-limited` where many were decided on anew.
 */
export async function decide(services: Services, thread: StoredThread, act: Deciding): Promise<CommentRow> {
  const { scope, thing } = thread;
  const now = services.clock();
  const moderator = await moderatorOf(services.store, thread, act.key, now);
  const statement = checkStatement(act);
  const id = await digest(`decision\n${scope}\n${act.key}\n${act.act}`);

  const row = await services.store.write(async (writer) => {
    const before = act.id.includes('\0') ? undefined : await writer.get(comments, { scope, thing, id: act.id });
    if (!before) throw new Refusal('removed');
    if (await writer.get(decisions, { scope, thing, id })) return before;
    if (before.state === 'author' && act.decision !== 'remove') throw new Refusal('removed');
    if (!(await isNeeded(writer, thread, before, act.decision))) await pace(writer, `${scope} ${moderator.id}`, now);
    const after = await decideIn(writer, services, thread, before, {
      ...statement,
      id,
      verdict: act.decision,
      moderator: moderator.id,
      now,
    });
    // As what is decided at the desk, so that the log of the site has it all.
    await logVerdict(writer, {
      ...{ scope, path: thread.path, by: 'moderator', now, verdict: act.decision, ...statement },
      lang: moderator.lang,
      change: changeOf(before, after),
    });
    return after;
  });

  services.counts.forget(scope, scope);
  await services.outbox.sendDue();
  return row;
}

/** Checks whether a decision takes out of sight what everyone sees, or is one that a comment waits for: neither is ever put off. */
const isNeeded = async (
  reader: ReadStore,
  { scope, thing }: StoredThread,
  { id, state }: CommentRow,
  decision: Verdict,
): Promise<boolean> =>
  (decision !== 'publish' && state === 'published') ||
  (await reader.get(openCases, { scope, thing, comment: id })) !== undefined;

/** Lets whoever decides anew, without need, do so as often as anyone brings lines into the log: a loop ends with what is out of sight. */
async function pace(writer: Writer, member: string, now: number): Promise<void> {
  try {
    await takeTurn(writer, { by: 'moderator', now, holder: { member } });
  } catch (error) {
    throw error instanceof TooManyTurns ? new Refusal('rate-limited', { retryAfter: error.retryAfter }) : error;
  }
}
