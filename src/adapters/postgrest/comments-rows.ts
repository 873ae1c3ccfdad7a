import * as z from 'zod/mini';
import { choice, reportReason, type Comment, type CommentPage, type Thread } from '../../schema/comments.ts';
import { text } from '../../schema/common.ts';
import { common, id, maybe, number, time } from './rows.ts';
import { counted, shownCommon } from './things.ts';

/* Rows of threads and comments, and how they are shown. */

export const threadRow = z.object({
  ...common,
  sides: z.array(choice),
  by_side: maybe(z.record(z.string(), number)),
  votes: z.literal(['none', 'support', 'up-down']),
  longest: number,
  edit_window: number,
  guidelines: maybe(text(5000)),
  reasons: z.array(reportReason),
  orders: z.array(choice),
  method: maybe(text(500)),
});
type ThreadRow = z.infer<typeof threadRow>;

/** A row of `thread_comments`, and one of `comments` by its author, who sees no counts there. */
export const commentRow = z.object({
  id,
  parent: maybe(id),
  top: maybe(id),
  side: maybe(text(60)),
  at: time,
  state: text(20),
  state_at: maybe(time),
  author: maybe(text(300)),
  role: maybe(text(60)),
  lang: maybe(text(35)),
  body: maybe(text(20_000)),
  edited_at: maybe(time),
  reason: maybe(text(500)),
  ground: maybe(text(500)),
  up: maybe(number),
  down: maybe(number),
  replies: maybe(number),
});
type CommentRow = z.infer<typeof commentRow>;

export const voteRow = z.object({ comment_id: id, value: z.literal([1, -1]) });

export function toThread(row: ThreadRow, comments: number, first: CommentPage): Thread {
  const can = { allowed: row.phase === 'open' };
  return {
    ...shownCommon(row),
    type: 'thread',
    can: { comment: can, ...(row.votes !== 'none' && { vote: can }), report: { allowed: true } },
    numbers: { comments: counted(comments, row.method) },
    orders: row.orders,
    sides: row.sides,
    bySide: row.by_side ?? {},
    votes: row.votes,
    depth: 1,
    longest: row.longest,
    editWindow: row.edit_window,
    ...(row.guidelines && { guidelines: row.guidelines }),
    reasons: row.reasons,
    first,
  };
}

const kinds = ['author', 'moderator', 'awaiting', 'hidden'] as const;

/** Makes the comment of a row. @param isOwn what its author sees of it, a text that waits too */
export function toComment(row: CommentRow, isOwn = false): Comment {
  const { state } = row;
  const kind = kinds.find((each) => each === state);
  const isOpen = !kind;
  return {
    id: row.id,
    ...(row.parent && { parent: row.parent }),
    ...(isOpen && row.author && { author: row.author }),
    ...(isOpen && row.role && { role: row.role }),
    at: row.at,
    ...(isOpen && row.edited_at && { editedAt: row.edited_at }),
    ...(isOpen && row.lang && { lang: row.lang }),
    ...(isOpen && row.body && { text: row.body }),
    ...(row.side && { side: row.side }),
    ...(isOpen && { up: row.up ?? 0, down: row.down ?? 0 }),
    replies: row.replies ?? 0,
    ...(kind && {
      tombstone: {
        kind,
        ...(row.state_at && { at: row.state_at }),
        ...(row.reason && { reason: row.reason }),
        ...(row.ground && { ground: row.ground }),
      },
    }),
    ...(isOwn && isOpen && { state: state === 'held' ? 'held' : 'published' }),
  };
}
