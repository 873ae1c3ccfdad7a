import type { Reader, Writer } from '../../store/store.ts';
import { comments, threadCounts, type CommentRow } from './tables.ts';
import { keepWords } from './index-words.ts';
import type { Place } from './find.ts';
import { beginStanding, moveStanding } from './standing.ts';

/*
 * Every change of a comment goes through here, so that what is counted of a thread follows in the same transaction: the published
 * ones by side, the places at the top, the replies below each comment.
 */

/** More than this deep nothing nests; it only ends a walk through rows that lead in a circle. */
const deepest = 20;

/** Adds a comment; answers false, and changes nothing, where its id is taken. */
export async function addComment(writer: Writer, row: CommentRow, now: number): Promise<boolean> {
  if (!(await writer.insert(comments, row))) return false;
  await keepWords(writer, row, true);
  if (row.state === 'published') await count(writer, row, `side ${row.side}`, 1);
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
  const published = Number(changed.state === 'published') - Number(row.state === 'published');
  if (published) await count(writer, row, `side ${row.side}`, published);
  if (changed.shown > row.shown) await takePlace(writer, changed, now);
  else if (changed.shown && changed.up !== row.up) await moveStanding(writer, changed, 'supported', now);
  return changed;
}

/** A comment that has a place counts among the replies of those above it. */
async function takePlace(writer: Writer, row: CommentRow, now: number): Promise<void> {
  await beginStanding(writer, row, now);
  if (row.branch === '') {
    await count(writer, row, 'top', 1);
    await count(writer, row, `top ${row.side}`, 1);
  }
  for (const above of await wayTo(writer, row)) {
    const { scope, thing, id } = above;
    const changed = { ...above, replies: above.replies + 1 };
    await writer.update(comments, { scope, thing, id }, { replies: changed.replies });
    await moveStanding(writer, changed, 'discussed', now);
  }
}

/** The comments in whose lists of replies a comment stands, the top one first. */
export async function wayTo(reader: Reader, { scope, thing, branch, id }: CommentRow): Promise<CommentRow[]> {
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

async function count(writer: Writer, { scope, thing }: Place, kind: string, step: number): Promise<void> {
  const key = { scope, thing, kind };
  const known = await writer.get(threadCounts, key);
  if (known) await writer.update(threadCounts, key, { value: known.value + step });
  else await writer.insert(threadCounts, { ...key, value: step });
}

/** What is counted of a thread, by kind. */
export async function readCounts(reader: Reader, { scope, thing }: Place): Promise<Map<string, number>> {
  const rows = await reader.list(threadCounts, { scope, thing });
  return new Map(rows.map(({ kind, value }) => [kind, value]));
}
