import type { Case, Decided, Decision, Moderated, ShownCase } from '../../core/moderation.ts';
import { memberDigests } from '../../core/participation.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { changeOf, checkStatement, decideIn, verdictOf } from './decide.ts';
import type { StoredThread } from './find.ts';
import { comments, openCases, type CommentRow } from './tables.ts';
import { reasonsOf, titleOf } from './view.ts';
import { countOpenNotices, reportsOf, rulesInWords } from './why-waits.ts';
import { commentsWords } from './words-for.ts';

/** Makes what a moderator sees of a thread, wherever it stands, and decides in it. */
export const moderatedThread = (thread: StoredThread): Moderated => ({
  path: thread.path,
  show: ({ store }, cases, lang) => showCases(store, thread, cases, lang),
  decide: (services, writer, id, decision) => decideCase(services, writer, thread, id, decision),
});

async function showCases(
  store: ReadStore,
  thread: StoredThread,
  cases: readonly Case[],
  lang: string,
): Promise<ShownCase[]> {
  const { scope, thing } = thread;
  const read = async (ids: readonly string[]) =>
    new Map((await store.getMany(comments, { scope, thing }, 'id', [...new Set(ids)])).map((row) => [row.id, row]));
  const rows = await read(cases.map(({ id }) => id));
  const above = await read([...rows.values()].map(({ parent }) => parent).filter((parent) => parent !== ''));
  const shown = await Promise.all(
    cases.map(async ({ id, since, of }) => {
      const row = rows.get(id);
      const found = row && (await store.get(openCases, { scope, thing, comment: id }));
      if (!found) return [];
      const reports = await reportsOf(store, thread, id, lang);
      const key = { of, scope, thing, id, since };
      const rules = rulesInWords(JSON.parse(found.why) as string[], lang);
      return [
        {
          ...key,
          ...caseOf(thread, row, lang),
          ...around(above.get(row.parent)),
          why: rules,
          reports: reports.shown,
          reportCount: reports.count,
          version: versionOf(row, found, reports.count),
        },
      ];
    }),
  );
  return shown.flat();
}

/** What tells a comment that waits from the same one after a change. */
const versionOf = ({ edited_at }: CommentRow, { since }: { since: number }, reports: number): string =>
  `${since}.${edited_at ?? 0}.${reports}`;

function caseOf(thread: StoredThread, row: CommentRow, lang: string) {
  const words = commentsWords(lang);
  const side = thread.rules.sides?.find(({ id }) => id === row.side);
  return {
    title: titleOf(thread, lang),
    path: `${thread.path}?id=${encodeURIComponent(row.id)}`,
    author: row.name,
    ...(row.role && { role: words.roles[row.role] ?? row.role }),
    ...(row.side && { side: side?.label?.[lang] ?? words.sides[row.side] ?? row.side }),
    text: row.body,
    lang: row.lang,
    at: row.created_at,
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
    fine: { reason: words.fine, ground: words.page.guidelines },
    reasons: reasonsOf(thread, lang).map(({ label }) => label),
  };
}

/** Longest part of what a comment answers that stands beside it, in signs. */
const longestContext = 300;

function around(parent: CommentRow | undefined): Pick<ShownCase, 'answers'> {
  if (!parent) return {};
  const signs = [...parent.body];
  const text = signs.length > longestContext ? `${signs.slice(0, longestContext).join('')}…` : parent.body;
  return { answers: { author: parent.name, text, lang: parent.lang } };
}

async function decideCase(
  services: Services,
  writer: Writer,
  thread: StoredThread,
  id: string,
  { decision, verdict, reason, ground, by, version, now }: Decision,
): Promise<Decided> {
  const statement = checkStatement({ reason, ground });
  const { scope, thing } = thread;
  const row = await writer.get(comments, { scope, thing, id });
  if (!row) return { outcome: 'gone' };
  const found = await writer.get(openCases, { scope, thing, comment: id });
  if (!found) {
    const before = verdictOf(row);
    if (!before) return { outcome: 'gone' };
    return { outcome: 'decided', author: row.name, verdict: before, reason: row.reason ?? '', at: row.state_at };
  }
  if (version !== versionOf(row, found, await countOpenNotices(writer, thread, id)))
    return { outcome: 'changed', author: row.name };
  // What its author took back can't be put back by others.
  if (row.state === 'author' && verdict !== 'remove') return { outcome: 'gone' };
  const [moderator] = await memberDigests(services, scope, by);
  const after = await decideIn(writer, services, thread, row, { ...statement, id: decision, verdict, moderator, now });
  return { outcome: 'done', change: changeOf(row, after) };
}
