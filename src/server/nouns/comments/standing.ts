import type { ReadStore, Value, Writer } from '../../store/store.ts';
import { comments, standings, type CommentRow } from './tables.ts';

/*
 * The orders that change while one reads: most supported, most discussed. When a number changes, the old standing ends and a new one
 * begins, and who reads on goes by the standings of the moment at which reading began: nothing is met twice or passed over.
 */

export type Sort = 'supported' | 'discussed';

/** Time in which one may go on reading in an order as it stood at the beginning, in milliseconds. */
export const standingLifetime = 4 * 3600 * 1000;
/** A change moves a comment so much later: by then it is on the disk, and every reader sees the same. */
const delay = 1000;
/** So many ended standings of a comment are kept in a list, however often its number changes. */
const maxEnded = 8;
/** Standings that are looked at at once, at most. */
const maxBatchSize = 2000;
const forever = Number.MAX_SAFE_INTEGER;
/** Stands for the list of those that take no side: no side has this id. */
const noSide = '\u0001';

/** The lists that a comment stands in: all sides, and at the top its own side too. */
const sidesOf = ({ branch, side }: CommentRow): string[] => (branch === '' ? ['', side || noSide] : ['']);

const listOf = ({ scope, thing, branch }: CommentRow, sort: Sort, side: string) => ({
  scope,
  thing,
  sort,
  branch,
  side,
});

const valueOf = (row: CommentRow, sort: Sort): number => (sort === 'supported' ? row.up : row.replies);

/** Gives a comment that got its place in the thread its first standings. */
export async function beginStanding(writer: Writer, row: CommentRow, now: number): Promise<void> {
  const { id, created_at } = row;
  for (const sort of ['supported', 'discussed'] as const) {
    for (const side of sidesOf(row)) {
      const first = {
        ...listOf(row, sort, side),
        value: valueOf(row, sort),
        created_at,
        id,
        since: now,
        until: forever,
      };
      await writer.put(standings, first);
    }
  }
}

/** Moves a comment in an order to where its number puts it. */
export async function moveStanding(writer: Writer, row: CommentRow, sort: Sort, now: number): Promise<void> {
  const { id, created_at } = row;
  for (const side of sidesOf(row)) {
    const list = listOf(row, sort, side);
    const value = valueOf(row, sort);
    const past = await forgetOld(writer, { ...list, id }, now);
    const last = past.at(-1);
    const since = last && last.since > now ? last.since : now + delay;
    if (last && last.since < since)
      await writer.update(standings, { ...list, id, since: last.since }, { until: since });
    await writer.put(standings, { ...list, value, created_at, id, since, until: forever });
  }
}

/**
 * Removes the standings that nobody goes by any more. Where many are left, the oldest lasts until the end of the one after it: who reads
 * for so long may meet the comment where it stood a little before.
 */
async function forgetOld(writer: Writer, comment: ReturnType<typeof listOf> & { id: string }, now: number) {
  const all = await writer.list(standings, comment);
  const [oldest, ...others] = all.filter(({ until }) => until >= now - standingLifetime);
  const absorbed = others.slice(0, Math.max(0, others.length - maxEnded));
  const kept = others.slice(absorbed.length);
  for (const { since, until } of all) {
    if (until < now - standingLifetime) await writer.remove(standings, { ...comment, since });
  }
  for (const { since } of absorbed) await writer.remove(standings, { ...comment, since });
  const until = absorbed.at(-1)?.until;
  if (!oldest) return kept;
  if (until !== undefined) await writer.update(standings, { ...comment, since: oldest.since }, { until });
  return [oldest, ...kept];
}

/**
 * Some comments of a list as it stood at a moment, of all sides or of one (of none where it is empty), highest first, and where the list goes on. A page is filled as
 * long as there are comments: ended standings, of which a comment has few, are passed over in ever larger steps.
 */
export async function listStandings(
  reader: ReadStore,
  { side, ...branch }: Pick<CommentRow, 'scope' | 'thing' | 'branch'> & { sort: Sort; side: string | undefined },
  { at, after, limit }: { at: number; after: Value[] | undefined; limit: number },
): Promise<{ rows: CommentRow[]; next: Value[] | undefined }> {
  const list = { ...branch, side: side === '' ? noSide : (side ?? '') };
  const ids: string[] = [];
  let last = after;
  for (let size = limit + 1; ; size = Math.min(4 * size, maxBatchSize)) {
    const found = await reader.list(
      standings,
      { ...list },
      {
        index: 'value',
        reverse: true,
        limit: size,
        ...(last && { after: last }),
      },
    );
    for (const { id, value, created_at, since, until } of found) {
      if (since <= at && at < until) {
        if (ids.length === limit) return { rows: await get(reader, list, ids), next: last };
        ids.push(id);
      }
      last = [value, created_at, id, since];
    }
    if (found.length < size) return { rows: await get(reader, list, ids), next: undefined };
  }
}

const get = (reader: ReadStore, { scope, thing }: { scope: string; thing: string }, ids: string[]) =>
  reader.getMany(comments, { scope, thing }, 'id', ids);
