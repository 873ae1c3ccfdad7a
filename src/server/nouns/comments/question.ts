import type { Context } from 'hono';
import type { CommentQuery } from '../../../schema/comments.ts';
import { Refusal } from '../../core/refusal.ts';

/** Parts of the query of a page of comments, with what the OpenAPI document says of each. */
export const commentQuestion = {
  order: 'A word of `orders`; of replies the oldest first. `random:` and a word of one’s own keeps its order.',
  after: 'The `next` of the page before.',
  side: 'Top comments of this side only; empty, those that take none.',
  parent: 'Replies to this comment.',
  search: 'Comments that hold all these words, or words that begin so; those of up to three signs are whole.',
  id: 'This comment with all that it answers, the top one first.',
} satisfies Record<keyof CommentQuery, string>;

/** Parses the query of a page of comments. @throws Refusal `invalid` where a part is too long or no text */
export function questionOf(c: Context): CommentQuery {
  const given = Object.keys(commentQuestion).flatMap((name) => {
    const value = c.req.query(name);
    return value || (name === 'side' && value === '') ? [[name, value] as const] : [];
  });
  const fault = given.find(([, value]) => value.length > 2000 || value.includes('\0') || !value.isWellFormed());
  if (fault) throw new Refusal('invalid', { fields: { [fault[0]]: 'invalid' } });
  return Object.fromEntries(given);
}
