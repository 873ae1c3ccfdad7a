import type { CommentRow } from './tables.ts';
import type { ThreadKey } from './find.ts';
import { placeInCircle } from './random.ts';
import { fold } from '../../../text/fold.ts';

/** What a comment is made of; the rest of its row follows from it. */
export interface NewComment {
  id: string;
  author: string;
  body: string;
  at: number;
  parent?: string;
  branch?: string;
  depth?: number;
  name?: string;
  role?: string;
  side?: string;
  lang?: string;
  up?: number;
  down?: number;
  state?: 'published' | 'held' | 'hidden' | 'awaiting' | 'author' | 'moderator';
  reason?: string;
  ground?: string;
}

/** Makes the row of a comment that nobody has answered yet. */
export function commentRow({ scope, thing }: ThreadKey, comment: NewComment): CommentRow {
  const { id, author, body, at, state = 'published' } = comment;
  return {
    scope,
    thing,
    id,
    parent: comment.parent ?? '',
    branch: comment.branch ?? '',
    depth: comment.depth ?? 0,
    author,
    name: comment.name ?? '',
    role: comment.role ?? '',
    side: comment.side ?? '',
    body,
    folded: fold(body),
    lang: comment.lang ?? '',
    created_at: at,
    edited_at: null,
    state,
    state_at: at,
    shown: state === 'held' ? 0 : 1,
    up: comment.up ?? 0,
    down: comment.down ?? 0,
    replies: 0,
    random: placeInCircle(id),
    reason: comment.reason ?? null,
    ground: comment.ground ?? null,
  };
}

/** Returns where a reply stands: `depth` is how deep replies nest in its thread. */
export function placeUnder(parent: CommentRow, depth: number): { parent: string; branch: string; depth: number } {
  const isFlat = parent.depth >= depth;
  return { parent: parent.id, branch: isFlat ? parent.branch : parent.id, depth: Math.min(parent.depth + 1, depth) };
}
