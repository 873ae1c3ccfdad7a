import { CivicError } from '../../client/errors.ts';
import type { Comment, CommentPage, CommentQuery } from '../../schema/comments.ts';
import { fold } from '../../text/fold.ts';

/* For platforms that answer a whole thread at once: its tree, its orders and its pages are made here. */

/** Size of a page of comments. */
const size = 50;

/** A comment with the one in whose list of replies it stands; among the top ones where there is none. */
export interface Placed {
  comment: Comment;
  place?: string;
}

/**
 * Gives each comment its place and the number of its replies, at any depth. One whose parent is not there, or which is its own ancestor,
 * answers none; those below `depth` stand flat beside each other. Takes time in proportion to the number of comments.
 */
export function arrange(comments: readonly Comment[], depth: number): Placed[] {
  const all = new Map(comments.map((each) => [each.id, each]));
  const children = new Map<string, Comment[]>();
  const tops: Comment[] = [];
  for (const each of all.values()) {
    if (each.parent === undefined || !all.has(each.parent)) tops.push(each);
    else if (!children.get(each.parent)?.push(each)) children.set(each.parent, [each]);
  }
  const found = new Map<string, { comment: Comment; level: number; place: string | undefined }>();
  const walk = (top: Comment): void => {
    const { parent: _, ...comment } = top;
    const waiting = [{ comment: comment as Comment, level: 0, place: undefined as string | undefined }];
    for (let each = waiting.pop(); each; each = waiting.pop()) {
      const { id } = each.comment;
      if (found.has(id)) continue;
      found.set(id, each);
      const below =
        each.level < depth ? { level: each.level + 1, place: id } : { level: each.level, place: each.place };
      for (const child of children.get(id) ?? []) waiting.push({ comment: child, ...below });
    }
  };
  tops.forEach(walk);
  // What no top comment leads to goes round in a circle, and begins where it is met first.
  for (const each of all.values()) if (!found.has(each.id)) walk(each);

  // Those that stand below another come after it, so that from the end on each has all of its own.
  const counts = new Map<string, number>();
  for (const { comment, place } of [...found.values()].toReversed())
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1 + (counts.get(comment.id) ?? 0));
  return [...found.values()]
    .map(({ comment, place }) => ({
      comment: { ...comment, replies: counts.get(comment.id) ?? 0 },
      ...(place !== undefined && { place }),
    }))
    .sort((one, other) => oldest(one.comment, other.comment));
}

type Compare = (one: Comment, other: Comment) => number;

const byId: Compare = (one, other) => one.id.length - other.id.length || (one.id < other.id ? -1 : 1);
const newest: Compare = (one, other) => Date.parse(other.at) - Date.parse(one.at) || byId(other, one);
/** Ranks what has no date, written as the beginning of time, last in both orders. */
const undated = ({ at }: Comment): number => Number(Date.parse(at) === 0);
const oldest: Compare = (one, other) => undated(one) - undated(other) || newest(other, one);
const support = ({ up = 0, down = 0 }: Comment): number => up - down;

/** Orders by their ids; the element has words for each of these. */
const orders: Record<string, Compare> = {
  oldest,
  newest,
  supported: (one, other) => support(other) - support(one) || newest(one, other),
  discussed: (one, other) => other.replies - one.replies || newest(one, other),
};

/** Returns what a list shows of a comment: the text behind a warning is not there before this very comment is asked for. */
const closed = ({ comment }: Placed): Comment => {
  const { text, ...others } = comment;
  return comment.tombstone || text === undefined ? others : comment;
};

function select(placed: readonly Placed[], { id, search, parent, side, order = '' }: CommentQuery): Comment[] {
  if (id !== undefined) return wayTo(placed, id);
  const all = placed.map((each) => ({ ...each, comment: closed(each) }));
  if (search !== undefined) {
    const wanted = fold(search).split(/\s+/).filter(Boolean);
    const holds = ({ text = '' }: Comment): boolean => wanted.every((word) => fold(text).includes(word));
    return all
      .map(({ comment }) => comment)
      .filter(holds)
      .sort(newest);
  }
  const found = all.filter(({ place }) => place === parent).map(({ comment }) => comment);
  if (parent !== undefined) return found;
  return found.filter((each) => side === undefined || each.side === side).sort(orders[order] ?? oldest);
}

function wayTo(placed: readonly Placed[], id: string): Comment[] {
  const all = new Map(placed.map((each) => [each.comment.id, each]));
  const way: Comment[] = [];
  for (let at = all.get(id); at; at = at.place === undefined ? undefined : all.get(at.place))
    way.unshift(at.comment.id === id ? at.comment : closed(at));
  return way;
}

/**
 * Returns a page of a thread that is known as a whole, oldest first. The cursor names the last comment of the page before, so that what
 * came since moves nothing; where that comment is gone, its place counts.
 *
 * @throws CivicError where the cursor is none
 */
export function pageOf(placed: readonly Placed[], query: CommentQuery): CommentPage {
  const all = select(placed, query);
  const [, place, last] = /^(\d{1,9})\.(.*)$/s.exec(query.after ?? '0.') ?? [];
  if (place === undefined) throw new CivicError('not-found', `no list of comments goes on at ${query.after}.`);
  const found = last ? all.findIndex(({ id }) => id === last) : -1;
  const from = found < 0 ? Number(place) : found + 1;
  const items = all.slice(from, from + size);
  const end = from + items.length;
  const next = end < all.length ? { next: `${end}.${items.at(-1)?.id ?? ''}` } : {};
  return { items, total: all.length, ...next };
}

/** Makes choices whose labels are the element's: the platform has none that fit every language. */
export const unlabelled = (...ids: string[]): { id: string; label: string }[] => ids.map((id) => ({ id, label: '' }));
