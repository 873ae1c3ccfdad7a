import assert from 'node:assert/strict';
import type { Comment, CommentPage, Mine, Posted, Queue, Thread } from '../../src/schema/comments.ts';
import { createApp } from '../../src/server/app.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import type { Limits } from '../../src/server/core/guard.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import type { Store } from '../../src/server/store/store.ts';
import { grants } from '../../src/server/nouns/comments/tables.ts';
import type { ThreadDocument } from '../../src/server/nouns/comments/document.ts';
import { loadComments } from '../../src/server/nouns/comments/load.ts';
import { addressDigest, type Role } from '../../src/server/nouns/comments/members.ts';
import type { NewComment } from '../../src/server/nouns/comments/rows.ts';
import { at, day, newKey, put, start } from './support.ts';

export const threadDocument: ThreadDocument = {
  type: 'thread',
  title: { fr: 'La place', en: 'The square' },
  opensAt: at(-10 * day),
  closesAt: at(10 * day),
  votes: 'up-down',
  depth: 3,
  holdWords: ['casino'],
  contest: '/contester.html',
  notice: {
    version: 'n1',
    controller: { fr: 'Ville' },
    purpose: { fr: 'publier.' },
    retention: { fr: 'un an.' },
    url: '/donnees.html',
  },
};

interface Answer<T> {
  status: number;
  body: T & { reason?: string; fields?: Record<string, string>; detail?: string };
}

/** A backend with a thread, a mailbox and a clock that stands still. */
export async function square(
  options: { store?: Store; document?: Partial<ThreadDocument>; limits?: Limits; path?: string } = {},
) {
  const { store = memoryStore(), path = '/threads/place', document, limits = { postsPerMinute: 10_000 } } = options;
  let now = start;
  const clock = (): number => now;
  const mailbox = createMailbox(clock);
  const app = createApp({ store, mailer: mailbox, baseUrl: 'https://participer.exemple', clock, limits, secret: 's' });
  await put(store, 'place', { ...threadDocument, ...document });

  async function act<T = Posted>(below: string, body: object): Promise<Answer<T>> {
    const response = await app.request(`${path}/${below}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer<T>['body'] };
  }
  async function get<T>(below: string, accept = 'application/json'): Promise<T> {
    const response = await app.request(`${path}${below}`, { headers: { Accept: accept } });
    assert.equal(response.status, 200, below);
    return (accept === 'application/json' ? await response.json() : await response.text()) as T;
  }
  const square = {
    app,
    store,
    mailbox,
    act,
    get,
    path,
    wait: (milliseconds: number) => void (now += milliseconds),
    now: clock,
    read: () => get<Thread>(''),
    page: (query: Record<string, string>) => get<CommentPage>(`/page?${new URLSearchParams(query).toString()}`),
    html: (query = '') => get<string>(query, 'text/html'),
    /** Joins by the mailed code; answers the key. */
    async join(name = 'Ada', email = `${name.toLowerCase()}@exemple.fr`, role?: Role): Promise<string> {
      const key = newKey();
      if (role) await grant(email, role);
      const asked = await act<object>('participants', { key, name, email, noticeVersion: 'n1', lang: 'fr' });
      assert.equal(asked.status, 202, JSON.stringify(asked.body));
      const code = mailbox.mails.find(({ to }) => to === email)?.code;
      assert.equal((await act('participants/confirm', { key, code })).body.outcome, 'counted');
      return key;
    },
    async post(key: string, text: string, more: object = {}): Promise<Comment> {
      const { status, body } = await act('posts', { key, act: newKey(), text, ...more });
      assert.equal(status, 200, JSON.stringify(body));
      return body.comment!;
    },
    mine: async (key: string) => (await act<Mine>('participants/mine', { key })).body,
    queue: async (key: string) => (await act<Queue>('queue', { key })).body,
    load: (comments: NewComment[], depth = 3) =>
      store.write((writer) => loadComments(writer, { scope: 'place', thing: 'place' }, comments, depth, now - day)),
    /** All comments of a list, page by page; between the pages something may happen. */
    async all(query: Record<string, string>, between: () => Promise<void> = async () => {}): Promise<string[]> {
      const ids: string[] = [];
      let after = '';
      for (let pages = 0; pages < 1000; pages += 1) {
        const { items, next } = await square.page({ ...query, after });
        ids.push(...items.map(({ id }) => id));
        if (next === undefined) return ids;
        after = next;
        await between();
      }
      throw new Error('the list has no end');
    },
  };
  const grant = async (email: string, role: Role): Promise<void> => {
    const address = await addressDigest('place', email);
    await store.write((writer) => writer.put(grants, { scope: 'place', address, role, hint: '', at: now }));
  };
  return square;
}

export type Square = Awaited<ReturnType<typeof square>>;

/** So many comments at the top, each of another minute. */
export const tops = (count: number, more: (number: number) => Partial<NewComment> = () => ({})): NewComment[] =>
  Array.from({ length: count }, (_, number) => ({
    id: `c${number}`,
    author: `author ${number % 7}`,
    name: `Nom ${number % 7}`,
    body: `Commentaire ${number}`,
    at: start - 2 * day + number * 60_000,
    ...more(number),
  }));
