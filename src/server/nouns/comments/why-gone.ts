import { enAwaiting, frAwaiting } from './words-gone.ts';
import type { CommentRow } from './tables.ts';

/** Says in public why a comment is not published any more, by language: what a moderator wrote, else that it was changed. */
export function whyGone({ state, reason }: Pick<CommentRow, 'state' | 'reason'>): Record<string, string> {
  // In whatever language the moderator wrote.
  if (reason !== null && (state === 'moderator' || state === 'hidden')) return { und: reason };
  return { fr: frAwaiting, en: enAwaiting };
}
