import * as z from 'zod/mini';
import { isCivicError } from '../../client/errors.ts';
import type { Comment, CommentPage, CommentQuery, Posted, Thread } from '../../schema/comments.ts';
import { fold } from '../../text/fold.ts';
import type { ActsOf, CallOptions, ReadOptions } from '../adapter.ts';
import { isTaken, reasonOf, type Call, type Calls, type Filters, type RowAddress } from './calls.ts';
import { commentRow, threadRow, toComment, toThread, voteRow } from './comments-rows.ts';

/** Comments in a page. */
const pageLength = 20;

const comments = z.array(commentRow);

/** Filters what holds a word. A star stands for any signs, and cannot be told from that; so it is any one sign here. */
const holding = (word: string): string => `ilike.*${word.replaceAll(/[%_\\]/g, '\\$&').replaceAll('*', '_')}*`;

/** Reads a page of a thread: ids go up with time, so that an order by them is stable while one reads. */
async function readPage(
  { rows }: Calls,
  address: RowAddress,
  { order = 'newest', after, side, parent, search }: CommentQuery,
  options: ReadOptions = {},
): Promise<CommentPage> {
  const words = fold(search ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const isUp = words.length === 0 && (parent !== undefined || order === 'oldest');
  const read = (relation: string, where: Filters) =>
    rows(
      comments,
      address,
      relation,
      {
        thread_id: `eq.${address.id}`,
        ...where,
        ...(after && { id: `${isUp ? 'gt' : 'lt'}.${after}` }),
        order: `id.${isUp ? 'asc' : 'desc'}`,
        limit: String(pageLength + 1),
      },
      options,
    );
  const found = await (words.length > 0
    ? read('thread_search', { folded: words.map(holding) }).catch((error: unknown) => {
        // A database that was set up before there was a fold finds words as they are written.
        if (!isCivicError(error) || error.code !== 'not-found') throw error;
        return read('thread_comments', {
          state: 'eq.published',
          body: (search ?? '').split(/\s+/).filter(Boolean).map(holding),
        });
      })
    : read('thread_comments', {
        top: parent ? `eq.${parent}` : 'is.null',
        ...(side && !parent && { side: `eq.${side}` }),
      }));
  const items = found.slice(0, pageLength).map((row) => toComment(row));
  const last = found.length > pageLength ? items.at(-1)?.id : undefined;
  return { items, ...(last !== undefined && { next: last }) };
}

export async function readThread(calls: Calls, address: RowAddress, call: Call): Promise<Thread> {
  const published = { thread_id: `eq.${address.id}`, state: 'eq.published', select: 'id' };
  const row = await calls.one(threadRow, address, call);
  const [total, first] = await Promise.all([
    calls.count(address, 'thread_comments', published, call),
    readPage(calls, address, { ...(row.orders[0] && { order: row.orders[0].id }) }, call),
  ]);
  return toThread(row, total, first);
}

/** Reads a comment behind all that it answers. */
async function readWay({ rows }: Calls, address: RowAddress, id: string, options?: ReadOptions): Promise<Comment[]> {
  const at = { thread_id: `eq.${address.id}` };
  const [row] = await rows(comments, address, 'thread_comments', { ...at, id: `eq.${id}` }, options);
  if (!row) return [];
  const above = [row.top, row.parent].filter((each) => each != null);
  const way =
    above.length > 0
      ? await rows(
          comments,
          address,
          'thread_comments',
          { ...at, id: `in.(${above.join(',')})`, order: 'id.asc' },
          options,
        )
      : [];
  return [...way, row].map((each) => toComment(each));
}

const fields: Readonly<Record<string, string>> = {
  required: 'text',
  'too-long': 'text',
  characters: 'text',
  side: 'side',
};

/** Makes the acts on a thread of comments. */
export function commentActs(calls: Calls) {
  const { addressOf, rows, send, as, asAnyone } = calls;

  /** Does an act on a comment and answers it as it is now; what our SQL refuses is an answer. */
  const change = (
    src: string,
    run: (address: RowAddress, token: string) => Promise<Comment | undefined>,
  ): Promise<Posted> => {
    const address = addressOf(src);
    return as(address, async (token) => {
      try {
        const comment = await run(address, token);
        if (!comment) return { outcome: 'refused', reason: 'removed' };
        return { outcome: comment.state === 'held' ? 'held' : 'published', comment };
      } catch (error) {
        const refusal = reasonOf(error);
        if (!refusal) throw error;
        const field = fields[refusal.fault];
        return { outcome: 'refused', reason: refusal.reason, ...(field && { fields: { [field]: refusal.fault } }) };
      }
    });
  };

  const own = async (
    address: RowAddress,
    token: string,
    filters: Filters,
    options?: CallOptions,
  ): Promise<Comment | undefined> => {
    const [row] = await rows(comments, address, 'comments', filters, { ...options, token, fresh: true });
    if (!row || row.state === 'held') return row && toComment(row, true);
    const [shown] = await rows(
      comments,
      address,
      'thread_comments',
      { id: `eq.${row.id}` },
      { ...options, fresh: true },
    );
    return toComment({ ...row, ...shown }, true);
  };
  const patch = (src: string, id: string, body: object, options?: CallOptions): Promise<Posted> =>
    change(src, async (address, token) => {
      await send(address, 'patch', 'comments', { id: `eq.${id}` }, { body, token }, options);
      return own(address, token, { id: `eq.${id}` }, options);
    });

  return {
    async page(src, query, options = {}): Promise<CommentPage> {
      const address = addressOf(src);
      return query.id
        ? { items: await readWay(calls, address, query.id, options) }
        : readPage(calls, address, query, options);
    },
    mine(src, _act, options = {}) {
      const address = addressOf(src);
      return as(address, async (token) => {
        const call = { ...options, token, fresh: true };
        const newest = { thread_id: `eq.${address.id}`, order: 'id.desc', limit: '200' };
        const [written, votes] = await Promise.all([
          rows(comments, address, 'comments', newest, call),
          rows(z.array(voteRow), address, 'comment_votes', { limit: '1000' }, call),
        ]);
        return {
          name: written[0]?.author ?? '',
          comments: written.map((row) => toComment(row, true)),
          votes: Object.fromEntries(votes.map(({ comment_id, value }) => [comment_id, value])),
          can: {},
        };
      });
    },
    post: (src, { act, text, parent, side, lang }, options = {}) =>
      change(src, async (address, token) => {
        const body = {
          thread_id: address.id,
          act,
          body: text,
          ...(parent && { parent }),
          ...(side && { side }),
          ...(lang && { lang }),
        };
        const filters = { on_conflict: 'person,act' };
        await send(address, 'post', 'comments', filters, { body, token, resolution: 'ignore' }, options);
        return own(address, token, { act: `eq.${act}` }, options);
      }),
    edit: (src, { id, text }, options = {}) => patch(src, id, { body: text }, options),
    remove: (src, { id }, options = {}) => patch(src, id, { state: 'author' }, options),
    restore: (src, { id }, options = {}) => patch(src, id, { state: 'published' }, options),
    vote: (src, { id, value }, options = {}) =>
      change(src, async (address, token) => {
        const filters = value === 0 ? { comment_id: `eq.${id}` } : { on_conflict: 'comment_id,person' };
        if (value === 0) await send(address, 'delete', 'comment_votes', filters, { token }, options);
        else {
          const body = { comment_id: id, value };
          await send(address, 'post', 'comment_votes', filters, { body, token, resolution: 'merge' }, options);
        }
        const [row] = await rows(comments, address, 'thread_comments', { id: `eq.${id}` }, { ...options, fresh: true });
        return row && toComment(row);
      }),
    report(src, { act, id, reason, explanation, name, email, goodFaith }, options = {}) {
      const address = addressOf(src);
      return asAnyone(address, async (token) => {
        const body = { act, comment_id: id, reason, explanation, name, email, good_faith: goodFaith };
        await send(address, 'post', 'reports', {}, { body, token }, options).catch((error: unknown) => {
          // Sent before: nobody may read reports, so that the key is what tells.
          if (!isTaken(error)) throw error;
        });
        return { reference: act };
      });
    },
  } satisfies Partial<ActsOf<'comments'>>;
}
