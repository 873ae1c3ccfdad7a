import { instantNow } from '../client/clock.ts';
import { isCivicError } from '../client/errors.ts';
import { createHttp } from '../client/http.ts';
import { plainLine } from '../text/plain-text.ts';
import type { Thread } from '../schema/comments.ts';
import { defineAdapter, type AdapterOptions } from './adapter.ts';
import { toInstant, toSaid } from './wordpress/answers.ts';
import { createLists } from './wordpress/lists.ts';
import { createPeople } from './wordpress/people.ts';
import { createPosts } from './wordpress/posts.ts';
import { createWriting } from './wordpress/writing.ts';

const name = 'wordpress';

/**
 * Speaks the REST interface of WordPress 5.3 or newer for the comments below a post: read, write, reply. People whom WordPress knows write with
 * a token of the page's (`identity`); others where the site takes anonymous comments and says so, by the snippet in
 * `docs/wordpress.md`; else the post's own form is linked. Only headers that WordPress allows across origins are sent.
 */
export function wordpressAdapter(options: AdapterOptions = {}) {
  // A site that knows no pages of comments sends all it has.
  const http = createHttp({ name, ...options, longest: 40_000_000 });
  const posts = createPosts(http);
  const people = createPeople(name, options.identity);
  const lists = createLists(http, posts);
  const writing = createWriting(http, posts, lists, people);

  /** Checks whether the page has said who acts; what its code throws says nobody. */
  const isKnown = async (src: string): Promise<boolean> => {
    try {
      return Boolean((await options.identity?.({ adapter: name, src, expired: false }))?.token);
    } catch {
      return false;
    }
  };

  return defineAdapter({
    name,
    async read(src, call = {}) {
      const { post, maxAge } = await posts.read(src, call);
      const first = await lists.page(src, {}, call).catch((error: unknown) => {
        // Who may read a post may still not see its comments.
        if (isCivicError(error) && /^(forbidden|unauthorized)$/.test(error.code))
          return { items: [], total: undefined };
        throw error;
      });
      const { lang, notice } = toSaid(post);
      const isOpen = post.comment_status !== 'closed';
      const elsewhere = `${post.link.replace(/#.*/, '')}#respond`;
      const opensAt = toInstant(post.date_gmt, post.date);
      const thing: Thread = {
        type: 'thread',
        id: String(post.id),
        lang,
        url: post.link,
        title: plainLine(post.title?.rendered ?? '', 500),
        phase: isOpen ? 'open' : 'closed',
        ...(opensAt && { opensAt }),
        can: {
          comment: !isOpen
            ? { allowed: false }
            : notice || (await isKnown(src))
              ? { allowed: true }
              : { allowed: false, elsewhere },
        },
        numbers: {
          ...(first.total !== undefined && {
            comments: { value: first.total, asOf: instantNow(), method: '' },
          }),
        },
        // The widget has the words for these.
        orders: [
          { id: 'oldest', label: '' },
          { id: 'newest', label: '' },
        ],
        sides: [],
        bySide: {},
        votes: 'none',
        depth: 5,
        longest: 10_000,
        editWindow: 0,
        reasons: [],
        ...(notice && { notice }),
        first,
      };
      return { thing, ...(maxAge !== undefined && { maxAge }) };
    },
    comments: { page: lists.page, join: people.join, mine: writing.mine, post: writing.post },
  });
}
