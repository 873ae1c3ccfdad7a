import type { ReadStore, Writer } from '../../store/store.ts';
import { comments as table, type CommentRow } from './tables.ts';
import type { ThreadKey } from './find.ts';
import { commentRow, placeUnder, type NewComment } from './rows.ts';
import { addComment } from './write.ts';

/** A comment that was not taken, and why. */
export interface LeftOut {
  id: string;
  reason: 'two comments have this id' | 'it answers a comment that is not there' | 'its parents lead in a circle';
}

/**
 * Adds comments that were written elsewhere, each below the one it answers, in whatever order they come. What can't have a place is
 * left out and told. Again, it changes nothing.
 */
export async function loadComments(
  writer: Writer,
  place: ThreadKey,
  comments: readonly NewComment[],
  depth: number,
  now: number,
): Promise<LeftOut[]> {
  const leftOut: LeftOut[] = [];
  const byId = new Map<string, NewComment>();
  for (const comment of comments) {
    if (byId.has(comment.id)) leftOut.push({ id: comment.id, reason: 'two comments have this id' });
    else byId.set(comment.id, comment);
  }
  const placed = new Map<string, CommentRow>();
  for (const comment of byId.values()) {
    const way = await wayUp(writer, place, { comment, byId, placed });
    if (typeof way === 'string') {
      leftOut.push({ id: comment.id, reason: way });
      continue;
    }
    for (const each of way) {
      const parent = placed.get(each.parent ?? '');
      const row = commentRow(place, { ...each, ...(parent && placeUnder(parent, depth)) });
      placed.set(each.id, row);
      await addComment(writer, row, now);
    }
  }
  return leftOut;
}

interface Sought {
  comment: NewComment;
  byId: ReadonlyMap<string, NewComment>;
  placed: Map<string, CommentRow>;
}

/** A comment and those above it that have no place yet, the highest first; or why it can't have one. */
async function wayUp(
  reader: ReadStore,
  { scope, thing }: ThreadKey,
  { comment, byId, placed }: Sought,
): Promise<NewComment[] | LeftOut['reason']> {
  const way = new Set<NewComment>();
  for (let each = comment; !placed.has(each.id);) {
    if (way.has(each)) return 'its parents lead in a circle';
    way.add(each);
    const { parent } = each;
    if (!parent || placed.has(parent)) break;
    const above = byId.get(parent);
    if (above) {
      each = above;
      continue;
    }
    const row = await reader.get(table, { scope, thing, id: parent });
    if (!row) return 'it answers a comment that is not there';
    placed.set(parent, row);
    break;
  }
  return [...way].reverse();
}
