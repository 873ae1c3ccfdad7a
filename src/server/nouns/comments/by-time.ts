import { undated } from '../../core/undated.ts';
import type { ReadStore, Value } from '../../store/store.ts';
import type { Branch } from './list-types.ts';
import { comments, type CommentRow } from './tables.ts';

/* The orders of time. What has no date stands last in both; it is stored as if it were of the beginning of time. */

type Listing = (reader: ReadStore, branch: Branch, after: Value[] | undefined, limit: number) => Promise<CommentRow[]>;

const indexOf = ({ side }: Branch) => (side === undefined ? 'time' : 'side_time');

/** Lists the comments of a branch, the newest first. */
export const listNewest: Listing = (reader, branch, after, limit) =>
  reader.list(comments, branch, { index: indexOf(branch), reverse: true, limit, ...(after && { after }) });

/** Lists the comments of a branch, the oldest first. */
export const listOldest: Listing = async (reader, branch, after, limit) => {
  const [at, id] = after ?? [];
  const dated = at === undated ? [] : await listDated(reader, branch, after, limit);
  const left = limit - dated.length;
  if (left === 0) return dated;
  const rest = await reader.list(
    comments,
    { ...branch, created_at: undated },
    { index: indexOf(branch), limit: left, ...(at === undated && id !== undefined && { after: [id] }) },
  );
  return [...dated, ...rest];
};

/** Those that have a date, the oldest first: where the others begin, it goes on behind all of them. */
async function listDated(reader: ReadStore, branch: Branch, after: Value[] | undefined, limit: number) {
  const index = indexOf(branch);
  const rows = await reader.list(comments, branch, { index, limit, ...(after && { after }) });
  const before = rows.filter(({ created_at }) => created_at !== undated);
  if (before.length === rows.length) return rows;
  const earlier = before.filter(({ created_at }) => created_at < undated);
  const behind = [undated, '\u{10ffff}'];
  return [
    ...earlier,
    ...(await reader.list(comments, branch, { index, limit: limit - earlier.length, after: behind })),
  ];
}
