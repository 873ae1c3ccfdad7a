import { listFile, repliesFile } from '../../schema/comments-archive.ts';
import type { CommentQuery } from '../../schema/comments.ts';

/** Returns the file that a question for a list leads to; a cursor is the file itself. */
export function listOf({ after, parent, order = 'newest', side }: CommentQuery): string {
  if (after) return after;
  return parent ? repliesFile(parent, 1) : listFile(order, side || undefined, 1);
}
