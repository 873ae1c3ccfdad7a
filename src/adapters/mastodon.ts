import { instantNow } from '../client/clock.ts';
import { createHttp } from '../client/http.ts';
import type { Comment, Thread } from '../schema/comments.ts';
import { defineAdapter, type AdapterOptions, type CivicAdapter, type ReadOptions } from './adapter.ts';
import { arrange, pageOf, unlabelled, type Placed } from './common/comment-list.ts';
import { given } from './common/lenient.ts';
import { parse } from './common/parse.ts';
import { toAddress, type MastodonAddress } from './mastodon/address.ts';
import { context, readReplies, status, titleOf, type Status } from './mastodon/statuses.ts';

const name = 'mastodon';

/** How many replies, and how deep, a server gives to who is not logged in: what has as many may have more. */
const maxContext = { replies: 60, depth: 20 };

/** Deeper replies are hard to follow on a page: they stand beside each other. */
const depth = 4;

/**
 * Shows the public replies to a post as a thread. They are read only: who answers does so on Mastodon, from any of its servers. What can be
 * done is in `docs/platforms/mastodon.md`.
 */
export function mastodonAdapter({ identity: _, ...options }: AdapterOptions = {}): CivicAdapter {
  const http = createHttp({ name, ...options });

  const readBelow = async ({ api, id }: MastodonAddress, call: ReadOptions) => {
    const address = `${api}/${id}/context`;
    const { body, maxAge } = await http.read(address, call);
    const { descendants } = parse(context, body, `${name}: GET ${address}`);
    const comments = readReplies(descendants, id);
    return { placed: arrange(comments, depth), isCut: isCut(descendants.length, comments), maxAge };
  };

  const readPost = async ({ api, id }: MastodonAddress, call: ReadOptions): Promise<Status> => {
    const address = `${api}/${id}`;
    return parse(status, (await http.read(address, call)).body, `${name}: GET ${address}`);
  };

  return defineAdapter({
    name,
    async read(src, call = {}) {
      const address = toAddress(src);
      const [post, { placed, isCut, maxAge }] = await Promise.all([readPost(address, call), readBelow(address, call)]);
      return { thing: toThread(address, post, placed, isCut), ...given('maxAge', maxAge) };
    },
    comments: {
      page: async (src, query, call = {}) => pageOf((await readBelow(toAddress(src), call)).placed, query),
    },
  });
}

function isCut(count: number, comments: readonly Comment[]): boolean {
  const levels = new Map<string, number>();
  // A server lists a reply after the one that it answers.
  for (const { id, parent = '' } of comments) levels.set(id, (levels.get(parent) ?? 0) + 1);
  return count >= maxContext.replies || [...levels.values()].some((level) => level >= maxContext.depth);
}

function toThread({ url, id }: MastodonAddress, post: Status, placed: readonly Placed[], isCutOff: boolean): Thread {
  const method = 'Mastodon: public replies known to this server';
  const comments = { value: placed.length, asOf: instantNow(), method };
  const elsewhere = /^https?:\/\/\S+$/i.test(post.url ?? '') ? (post.url ?? url) : url;
  return {
    type: 'thread',
    id,
    lang: post.language || 'und',
    url,
    title: titleOf(post),
    phase: 'open',
    can: { comment: { allowed: false, elsewhere } },
    // How many there are of a thread that was cut off, nobody here knows.
    numbers: isCutOff ? {} : { comments },
    orders: unlabelled('oldest', 'newest', 'discussed'),
    sides: [],
    bySide: {},
    votes: 'none',
    depth,
    longest: 500,
    editWindow: 0,
    reasons: [],
    first: pageOf(placed, {}),
  };
}
