import type { ReadStore, Writer } from '../../store/store.ts';
import { readRecentFall } from '../../core/fall-hours.ts';
import { forgetFall, noteFall, readNotedFall } from '../../desk/falls/falls.ts';
import type { Falls } from '../../desk/falls/why.ts';
import { addChange } from './changes.ts';
import { commentCounts } from './count-table.ts';
import { comments, type CommentRow } from './tables.ts';
import { keepWords } from './index-words.ts';
import type { ThreadKey } from './find.ts';
import { whyGone } from './why-gone.ts';
import { beginStanding, moveStanding } from './standing.ts';

/*
 * Every change of a comment goes through here, so that its words, its standings and the replies below each comment follow in the
 * same transaction. How many there are is counted by the table.
 */

/** More than this deep nothing nests; it only ends a walk through rows that lead in a circle. */
const deepest = 20;

/** Adds a comment; answers false, and changes nothing, where its id is taken. */
export async function addComment(writer: Writer, row: CommentRow, now: number): Promise<boolean> {
  if (!(await writer.insert(comments, row))) return false;
  await keepWords(writer, row, true);
  if (row.shown) await takePlace(writer, row, now);
  return true;
}

/** Changes a comment; answers it as it is then. */
export async function changeComment(
  writer: Writer,
  row: CommentRow,
  changes: Partial<CommentRow>,
  now: number,
): Promise<CommentRow> {
  const { scope, thing, id } = row;
  const changed: CommentRow = { ...row, ...changes };
  await writer.update(comments, { scope, thing, id }, changes);
  if (changed.folded !== row.folded) await keepWords(writer, changed, false);
  if (changed.shown > row.shown) await takePlace(writer, changed, now);
  else if (changed.shown && changed.up !== row.up) await moveStanding(writer, changed, 'supported', now);
  await noteWhy(writer, row, changed, now);
  await addChange(writer, row, changed, now);
  return changed;
}

/** Notes why a comment is not published any more, and so not counted; and forgets it where it is again. How many were taken back is counted. */
async function noteWhy(writer: Writer, before: CommentRow, after: CommentRow, now: number): Promise<void> {
  const [was, is] = [before, after].map(({ state }) => state === 'published');
  if (was && !is && after.state !== 'author')
    await noteFall(writer, after, { at: now, number: 1, why: whyGone(after) });
  if (!was && is) await forgetFall(writer, after);
}

/** A comment that has a place counts among the replies of those above it. */
async function takePlace(writer: Writer, row: CommentRow, now: number): Promise<void> {
  await beginStanding(writer, row, now);
  for (const above of await wayTo(writer, row)) {
    const { scope, thing, id } = above;
    const changed = { ...above, replies: above.replies + 1 };
    await writer.update(comments, { scope, thing, id }, { replies: changed.replies });
    await moveStanding(writer, changed, 'discussed', now);
  }
}

/** Returns the comments in whose lists of replies a comment stands, the top one first. */
export async function wayTo(reader: ReadStore, { scope, thing, branch, id }: CommentRow): Promise<CommentRow[]> {
  const way: CommentRow[] = [];
  const met = new Set([id]);
  for (let above = branch; above !== '' && !met.has(above) && way.length < deepest;) {
    met.add(above);
    const row = await reader.get(comments, { scope, thing, id: above });
    if (!row) break;
    way.unshift(row);
    above = row.branch;
  }
  return way;
}

/** How many comments of a thread are published, and how many stand at the top, by side. */
export interface ThreadCounts {
  published: ReadonlyMap<string, number>;
  top: ReadonlyMap<string, number>;
  /** How many were taken back by their authors. */
  takenBack: number;
}

/** Reads how many comments of a thread are published and stand at the top, by one statement at any number. */
export async function readCounts(reader: ReadStore, { scope, thing }: ThreadKey): Promise<ThreadCounts> {
  const sums = await reader.sums(commentCounts, { scope, thing }, 'value', { by: ['kind', 'side'] });
  const of = (kind: string) =>
    new Map(sums.filter(({ values }) => values[0] === kind).map(({ values, sum }) => [String(values[1]), sum]));
  return { published: of('published'), top: of('top'), takenBack: total(of('taken-back')) };
}

/** Finds why the count of a thread fell. */
export async function readFalls(
  reader: ReadStore,
  { scope, thing }: ThreadKey,
  { takenBack }: ThreadCounts,
  now: number,
): Promise<Falls> {
  const [last, recent] = await Promise.all([
    readNotedFall(reader, { scope, thing }),
    takenBack > 0 ? readRecentFall(reader, { scope, thing }, 'comments', now) : undefined,
  ]);
  return { last, recent };
}

/** Adds up all sides. */
export const total = (bySide: ReadonlyMap<string, number>): number => [...bySide.values()].reduce((a, b) => a + b, 0);
