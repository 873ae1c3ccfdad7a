import type { ReadStore } from '../../store/store.ts';
import type { ThreadKey, StoredThread } from './find.ts';
import { reportersOf } from './reporters.ts';
import { noticeCounts, notices, openNotices } from './notice-tables.ts';
import { reasonsOf } from './view.ts';
import { commentsWords } from './words-for.ts';

/* Why a comment waits for a decision: what rules found in it, and what people reported. */

/** Reports that are shown of one comment; their number is told for all. */
const maxReports = 20;

/** Says which rules hold a comment, in words. */
export function rulesInWords(rules: readonly string[], lang: string): string[] {
  const { held } = commentsWords(lang);
  return rules.map((rule) => {
    const [name = '', ...what] = rule.split(' ');
    return held[name]?.(what.join(' ')) ?? rule;
  });
}

/** Reads the reports of a comment that wait, as far as a moderator is told: a number, a reason, an explanation, what is known of who reported, and nobody's name. */
export async function reportsOf(reader: ReadStore, thread: StoredThread, comment: string, lang: string) {
  const labels = new Map(reasonsOf(thread, lang).map(({ id, label }) => [id, label]));
  const count = await countOpenNotices(reader, thread, comment);
  const open = count === 0 ? [] : await readOpenNotices(reader, thread, comment, { limit: maxReports });
  const reporters = await reportersOf(reader, thread.scope, open);
  const shown = open.map(({ reference, reason, explanation, at, reporter }) => ({
    reference,
    reason: labels.get(reason) ?? reason,
    explanation,
    at,
    reporter: reporters.get(reporter)!,
  }));
  return { count, shown };
}

/** Reads the notices of a comment that wait for a decision, however many were answered before; `limit` at most. */
export async function readOpenNotices(
  reader: ReadStore,
  { scope, thing }: ThreadKey,
  comment: string,
  options: { limit?: number } = {},
) {
  const open = await reader.list(openNotices, { scope, thing, comment }, options);
  const reporters = open.map(({ reporter }) => reporter);
  return reporters.length === 0 ? [] : reader.getMany(notices, { scope, thing, comment }, 'reporter', reporters);
}

/** Counts the notices of a comment that wait for a decision. */
export async function countOpenNotices(
  reader: ReadStore,
  { scope, thing }: ThreadKey,
  comment: string,
): Promise<number> {
  const sums = await reader.sums(noticeCounts, { scope, thing, comment }, 'value', { by: ['slot'] });
  return sums.reduce((all, { sum }) => all + sum, 0);
}
