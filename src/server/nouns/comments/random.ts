import { scatter } from '../../../text/hash.ts';
import type { ReadStore, Value } from '../../store/store.ts';
import { comments, type CommentRow } from './tables.ts';
import type { Branch, Found } from './list-types.ts';

/** Up to so many comments are shuffled; more are read round in circles from a place of chance, so that a page costs the same. */
const maxShuffled = 200;
/** So many may have become of them while one reads. */
const maxGrown = 1000;

/** A cursor in a random order: 0 shuffled, 1 before the end of the circle, 2 behind it; then the place. */
export const randomColumns = ['number', 'number', 'string'] as const;

/** Comments in the random order that a seed gives: the same for the same seed, and a new comment displaces none. */
export async function listRandomly(
  reader: ReadStore,
  branch: Branch,
  seed: string,
  after: Value[] | undefined,
  limit: number,
): Promise<Found> {
  const [way = 0, ...place] = after ?? [];
  const index = branch.side === undefined ? 'random' : 'side_random';
  if (way === 0) {
    const few = await reader.list(comments, branch, { index, limit: after ? maxGrown : maxShuffled + 1 });
    if (few.length <= maxShuffled || after) return shuffled(few, seed, place, limit);
  }
  const start = scatter(seed);
  const before =
    way === 2 ? [] : await walk(reader, branch, index, way === 1 ? place : [start - 1, '\u{10ffff}'], limit + 1);
  const from = way === 2 ? place : [-1, ''];
  const rest = limit + 1 - before.length;
  const behind = rest > 0 ? await walk(reader, branch, index, from, rest) : [];
  const rows = [...before, ...behind.filter(({ random }) => random < start)];
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), next: last && [last.random >= start ? 1 : 2, last.random, last.id] };
}

const walk = (reader: ReadStore, branch: Branch, index: string, after: Value[], limit: number): Promise<CommentRow[]> =>
  reader.list(comments, branch, { index, after, limit });

/** Few comments, in an order in which each is as likely to come first. */
function shuffled(few: CommentRow[], seed: string, place: Value[], limit: number): Found {
  const [behind = -1, id = ''] = place as [number?, string?];
  const ordered = few
    .map((row) => ({ row, at: scatter(`${seed}\n${row.id}`) }))
    .sort((a, b) => a.at - b.at || (a.row.id < b.row.id ? -1 : 1))
    .filter(({ at, row }) => at > behind || (at === behind && row.id > id));
  const last = ordered.length > limit ? ordered[limit - 1] : undefined;
  return { rows: ordered.slice(0, limit).map(({ row }) => row), next: last && [0, last.at, last.row.id] };
}

/** Returns the stored place of a comment in the circle. */
export const placeInCircle = (id: string): number => scatter(`circle\n${id}`);
