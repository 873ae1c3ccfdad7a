import { CivicError, isCivicError } from '../../client/errors.ts';
import { invalid, type Answer, type Http } from '../../client/http.ts';
import type { Comment, CommentPage, CommentQuery } from '../../schema/comments.ts';
import type { ReadOptions } from '../adapter.ts';
import { commentFields, toComment, toInstant } from './answers.ts';
import { size, toPart } from './parts.ts';
import type { Found, Posts } from './posts.ts';

export interface Lists {
  page(src: string, query: CommentQuery, options?: ReadOptions): Promise<CommentPage>;
}

/** Counts how many replies each has among these, at any depth; a cycle of parents is gone through once. */
function countReplies(items: readonly Comment[]): Comment[] {
  const parents = new Map(items.map(({ id, parent }) => [id, parent]));
  const counts = new Map<string, number>();
  for (const { id } of items) {
    const way = new Set([id]);
    for (let at = parents.get(id); at !== undefined && !way.has(at); at = parents.get(at)) {
      way.add(at);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return items.map((item) => ({ ...item, replies: counts.get(item.id) ?? 0 }));
}

/** Reads a header as a number, where it came and this page may read it. */
function headerOf({ headers }: Answer, name: string): number | undefined {
  const value = headers.get(name);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Reads comments: flat, as WordPress lists them, because a reply whose parent is held or gone is in no list of replies. */
export function createLists(http: Http, posts: Posts): Lists {
  async function ask(found: Found, parameters: Record<string, string | number>, options: ReadOptions): Promise<Answer> {
    const url = found.at('comments', { post: found.post.id, per_page: size, _fields: commentFields, ...parameters });
    const answer = await http.read(url, options);
    if (!Array.isArray(answer.body)) throw invalid(`wordpress: GET ${url}`, 'the answer is no list');
    return answer;
  }

  const toComments = ({ post }: Found, answers: unknown[]): Comment[] => {
    const since = toInstant(post.date_gmt, post.date) ?? new Date(0).toISOString();
    return answers.map((answer) => toComment(answer, since)).filter((comment) => comment !== undefined);
  };

  /** Reads a comment with all above it, the top one first. */
  async function way(found: Found, id: string, options: ReadOptions): Promise<Comment[]> {
    const items: Comment[] = [];
    for (let next: string | undefined = id; next && items.every((item) => item.id !== next) && items.length < 20;) {
      const answer: Answer = await ask(found, { include: next }, options);
      const [item] = toComments(found, answer.body as unknown[]);
      if (!item) break;
      items.unshift(item);
      next = item.parent;
    }
    if (items.length > 0) return items;
    throw new CivicError('not-found', `wordpress: the post has no comment ${id} that is published.`);
  }

  return {
    async page(src, { order, after, parent, search, id }, options = {}) {
      const found = await posts.find(src, options);
      if (id !== undefined) {
        const items = /^\d+$/.test(id) ? id : '0';
        return { items: countReplies(await way(found, items, options)) };
      }
      const part = toPart(after, order === 'newest' || search !== undefined);
      const { parameters, from, count } = part;
      const asked = { ...parameters, orderby: 'date_gmt', ...(parent && { parent }), ...(search && { search }) };
      const answer = await ask(found, asked, options).catch((error: unknown) => {
        const { code } = ((isCivicError(error) && error.problem) || {}) as { code?: unknown };
        // Some versions refuse a page behind the last one, which others answer as empty.
        if (code === 'rest_comment_invalid_page_number') return { body: [], headers: new Headers() };
        throw error;
      });
      const all = answer.body as unknown[];
      // Where a plugin takes the pages away, they are cut here.
      const isWhole = all.length > size;
      const items = toComments(found, isWhole ? all.slice(from, from + count) : all);
      if (all.length > 0 && toComments(found, all.slice(0, size)).length === 0) {
        throw invalid(`wordpress: the comments of ${src}`, 'the answer has another shape');
      }
      const isAll = from === 0 && all.length < count;
      const total = isWhole || isAll ? all.length : headerOf(answer, 'x-wp-total');
      const next = part.next(total, all.length);
      return {
        items: countReplies(part.isReversed ? items.reverse() : items),
        ...(next !== undefined && { next }),
        ...(total !== undefined && { total }),
      };
    },
  };
}
