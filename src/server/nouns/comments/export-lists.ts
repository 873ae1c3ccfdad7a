import { undated } from '../../core/undated.ts';
import type { CommentRow } from './tables.ts';

/* The lists of a thread, as the server gives them: ties go by time, then by id. */

type Compare = (one: CommentRow, other: CommentRow) => number;

const newest: Compare = (one, other) => other.created_at - one.created_at || (one.id < other.id ? 1 : -1);

const orders: Readonly<Record<string, Compare>> = {
  newest,
  // What has no date stands last in both orders.
  oldest: (one, other) =>
    Number(one.created_at === undated) - Number(other.created_at === undated) || -newest(one, other),
  supported: (one, other) => other.up - one.up || newest(one, other),
  discussed: (one, other) => other.replies - one.replies || newest(one, other),
};

/** Checks whether files can hold this order: one that is drawn for each reader is none. */
export const isFixed = (order: string): boolean => Object.hasOwn(orders, order);

/** Rows in an order that is fixed. */
export const inOrder = (rows: readonly CommentRow[], order: string): CommentRow[] =>
  [...rows].sort(orders[order] ?? newest);

/** Returns a list in parts of so many. */
export function* parts<T>(
  items: readonly T[],
  size: number,
): Generator<[part: readonly T[], number: number, last: boolean]> {
  for (let at = 0; at < items.length; at += size) {
    yield [items.slice(at, at + size), at / size + 1, at + size >= items.length];
  }
}
