import { instantNow } from '../../client/clock.ts';
import * as z from 'zod/mini';
import { isCivicError } from '../../client/errors.ts';
import { invalid, type Http } from '../../client/http.ts';
import { plainLine } from '../../text/plain-text.ts';
import type { Comment, PostAct, Posted } from '../../schema/comments.ts';
import type { ActsOf, CallOptions } from '../adapter.ts';
import { parse } from '../common/parse.ts';
import { toComment, toSaid } from './answers.ts';
import type { Lists } from './lists.ts';
import type { Actor, People } from './people.ts';
import type { Found, Posts } from './posts.ts';
import { isOpen, problemOf, toAnswer } from './refusals.ts';

const user = z.object({ name: z.string() });

/** Escapes a text for WordPress, which takes HTML: what was typed is to be read as it was typed. */
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Returns what WordPress does not change in a text: it makes quotes and dashes round. */
const letters = (text = ''): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** Writes comments, as the person whom the page names or who gave a name and an address. */
export function createWriting(
  http: Http,
  posts: Posts,
  lists: Lists,
  people: People,
): Required<Pick<ActsOf<'comments'>, 'post' | 'mine'>> {
  /** Acts of this page: those on their way or done, and those whose answer did not come, so that they may be done or not. */
  const acts = new Map<string, Promise<Posted>>();
  const lost = new Set<string>();
  /** What was written with each key in this page: WordPress does not tell people what they have that waits. */
  const written = new Map<string, Comment[]>();

  /** Finds a comment that is there: published, or else held. */
  async function find(src: string, { text, parent }: PostAct, { person }: Actor, call: CallOptions): Promise<Posted> {
    const { items } = await lists.page(src, { order: 'newest' }, { ...call, fresh: true });
    const comment = items.find(
      (item) =>
        item.parent === parent && letters(item.text) === letters(text) && (!person || item.author === person.name),
    );
    return comment ? { outcome: 'published', comment } : { outcome: 'held' };
  }

  async function send({ at, post }: Found, sent: PostAct, actor: Actor, call: CallOptions): Promise<Posted> {
    const { key, text, parent } = sent;
    const { headers, person } = actor;
    const body = {
      post: post.id,
      content: escape(text),
      ...(parent && { parent: Number(parent) }),
      ...(person && { author_name: person.name, author_email: person.email }),
    };
    const url = at('comments');
    const answer = await http.act(url, body, { ...call, headers, once: true });
    const comment = toComment(answer.body, instantNow());
    if (!comment) throw invalid(`wordpress: POST ${url}`, 'the answer is no comment');
    written.set(key, [...(written.get(key) ?? []), comment]);
    return { outcome: comment.state === 'held' ? 'held' : 'published', comment };
  }

  async function write(src: string, found: Found, sent: PostAct, actor: Actor, call: CallOptions): Promise<Posted> {
    const { act } = sent;
    const wasLost = lost.delete(act);
    try {
      return await send(found, sent, actor, call);
    } catch (error) {
      acts.delete(act);
      if (isOpen(error)) lost.add(act);
      // The first sending arrived, and its answer did not: WordPress has the text and takes no second one.
      if (wasLost && problemOf(error).code === 'comment_duplicate') return find(src, sent, actor, call);
      return toAnswer(error, actor);
    }
  }

  return {
    async mine(src, { key }, call = {}) {
      const { at, post } = await posts.find(src, call);
      const who = { src, key, isOpen: toSaid(post).notice !== undefined };
      const name = await people.as(who, async ({ headers, person }) => {
        if (person) return person.name;
        const url = at('users/me', { _fields: 'name' });
        const { body } = await http.read(url, { ...call, headers }).catch((error: unknown) => {
          toAnswer(error, { headers });
          throw error;
        });
        return plainLine(parse(user, body, `wordpress: GET ${url}`).name, 300);
      });
      return { name, comments: written.get(key) ?? [], votes: {}, can: {} };
    },

    async post(src, sent, call = {}) {
      if (!sent.text.trim()) return { outcome: 'refused', reason: 'invalid', fields: { text: 'required' } };
      const found = await posts.find(src, call);
      const isOpenToAll = toSaid(found.post).notice !== undefined;
      const posting = people.as({ src, key: sent.key, isOpen: isOpenToAll }, (actor) => {
        const running = acts.get(sent.act) ?? write(src, found, sent, actor, call);
        acts.set(sent.act, running);
        return running;
      });
      return posting.catch((error: unknown) => {
        // Nobody is known by this key, or no more: the element asks again who it is.
        const isNobody = isCivicError(error) && error.code === 'unauthorized' && !error.problem;
        if (isNobody && isOpenToAll) return { outcome: 'refused', reason: 'unknown' } as const;
        throw error;
      });
    },
  };
}
