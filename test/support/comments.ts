import type { ActsOf, CivicAdapter } from '../../src/adapters/adapter.ts';
import { CivicError } from '../../src/client/errors.ts';
import { CivicCommentsElement } from '../../src/elements/comments/comments.ts';
import type { Comment, CommentQuery, Thread } from '../../src/schema/comments.ts';
import { CivicStore } from '../../src/state/store.ts';
import { lateAdapter } from './late.ts';

CivicCommentsElement.define('civic-comments');

export const src = 'https://backend.example/threads/pistes';
const pageSize = 20;
const start = Date.parse('2026-05-01T08:00:00Z');
const names = ['Nina P.', 'Marie-Hélène L’Hôpital', 'Nolwenn Mac’h', 'محمد بن علي', 'Camille Martin', 'Jo'];
const sentences = [
  'Les trottoirs sont trop étroits pour deux poussettes.',
  'Une piste continue rassure les familles, surtout le soir.',
  'Et les livraisons ? Il faut garder des places le matin.',
  'Le budget est connu : https://valmont.example/budget.',
];

/** A comment that is the same in every run; every fifth answers the one that stands five places before it. */
export function makeComment(place: number, changes: Partial<Comment> = {}): Comment {
  const isReply = place % 5 === 4;
  return {
    id: `c${place}`,
    ...(isReply && { parent: `c${place - 4}` }),
    author: names[place % names.length] ?? '',
    at: new Date(start + place * 60_000).toISOString(),
    lang: 'fr',
    text: Array.from({ length: 1 + (place % 4) }, (_, line) => sentences[(place + line) % sentences.length]).join(' '),
    ...(!isReply && { side: ['1', '-1', '0'][place % 3] ?? '1' }),
    up: place % 17,
    down: place % 7,
    replies: 0,
    ...changes,
  };
}

export const makeComments = (count: number): Comment[] =>
  Array.from({ length: count }, (_, place) => makeComment(place));

const allowed = { allowed: true };
const count = (value: number): Thread['numbers'][string] => ({
  value,
  asOf: '2026-05-03T10:00:00Z',
  method: 'Un commentaire publié compte une fois.',
});

export interface FakeBackend {
  adapter: CivicAdapter;
  /** What stands in the thread, oldest first. */
  comments: Comment[];
  /** Everything that was asked, in order: name of the method and what it was given. */
  calls: [string, unknown][];
  /** What the thread says of itself. */
  thread: Partial<Thread>;
  /** What a call is to do instead. */
  instead: Partial<Record<keyof ActsOf<'comments'>, (...given: never[]) => unknown>>;
  mine: { name: string; comments: Comment[]; votes: Record<string, 1 | -1>; can: Record<string, { allowed: boolean }> };
  /** Keys of participants who have joined. */
  keys: Set<string>;
}

/** A thread in memory that answers as a backend does, without a server: for what no server would do, and for large ones. */
export function fakeBackend(comments: Comment[] = makeComments(45)): FakeBackend {
  const pending = new Set<string>();
  const acts = new Map<string, Comment>();
  const find = (id: string): Comment | undefined => backend.comments.find((each) => each.id === id);
  const inOrder = (items: Comment[], order = 'oldest'): Comment[] => {
    if (order === 'oldest') return items;
    return order === 'newest' ? [...items].reverse() : [...items].sort((one, other) => (other.up ?? 0) - (one.up ?? 0));
  };
  const full = (comment: Comment): Comment => ({
    ...comment,
    replies: replies.get(comment.id) ?? 0,
  });
  let replies = new Map<string, number>();
  const countReplies = (): void => {
    replies = new Map();
    for (const { parent } of backend.comments) if (parent) replies.set(parent, (replies.get(parent) ?? 0) + 1);
  };
  const select = ({ parent, search, side, order }: CommentQuery): Comment[] => {
    if (search) return backend.comments.filter(({ text }) => text?.toLowerCase().includes(search.toLowerCase()));
    if (parent) return backend.comments.filter((each) => each.parent === parent);
    return inOrder(
      backend.comments.filter((each) => !each.parent && (side === undefined || (each.side ?? '') === side)),
      order,
    );
  };
  const page = (query: CommentQuery): { items: Comment[]; next?: string; total: number } => {
    if (query.id) {
      const way: Comment[] = [];
      for (let at = find(query.id); at && !way.includes(at); at = at.parent ? find(at.parent) : undefined)
        way.unshift(at);
      return { items: way.map(full), total: way.length };
    }
    const all = select(query);
    const from = Number(query.after ?? 0);
    const end = from + pageSize;
    return { items: all.slice(from, end).map(full), total: all.length, ...(end < all.length && { next: String(end) }) };
  };
  const known = (key: string): boolean => backend.keys.has(key);
  const refused = (reason: string): { outcome: 'refused'; reason: string } => ({ outcome: 'refused', reason });
  const change = (id: string, changes: Partial<Comment>): Comment => {
    backend.comments = backend.comments.map((each) => (each.id === id ? { ...each, ...changes } : each));
    return full(find(id) as Comment);
  };

  const plain: ActsOf<'comments'> = {
    page: async (_src, query) => page(query),
    join: async (_src, { key }) => {
      pending.add(key);
      return { outcome: 'received', mailsLeft: 3 };
    },
    confirm: async (_src, { key, code }) => {
      if (code !== '123456') return refused('code-wrong');
      backend.keys.add(key);
      return { outcome: 'counted' };
    },
    resend: async () => ({ outcome: 'received', mailsLeft: 2 }),
    receipt: async (_src, { key }) => ({
      state: known(key) ? 'counted' : pending.has(key) ? 'waiting' : 'not-counted',
    }),
    mine: async (_src, { key }) => {
      if (known(key)) return backend.mine;
      throw new CivicError('forbidden', 'fake: unknown', { problem: { reason: 'unknown' } });
    },
    erase: async (_src, { key }) => {
      if (pending.delete(key) && !known(key)) return { outcome: 'withdrawn' };
      if (!backend.keys.delete(key)) return refused('unknown');
      const own = new Set(backend.mine.comments.map(({ id }) => id));
      backend.comments = backend.comments.map(({ text, author, ...each }) =>
        own.has(each.id)
          ? { ...each, tombstone: { kind: 'author' as const } }
          : { ...each, ...(text !== undefined && { text }), ...(author !== undefined && { author }) },
      );
      return { outcome: 'withdrawn' };
    },
    post: async (_src, { key, act, text, parent, side, lang }) => {
      if (!known(key)) return refused('unknown');
      const before = acts.get(act);
      if (before) return { outcome: 'published', comment: full(before) };
      const posted = {
        id: `new-${acts.size + 1}`,
        author: backend.mine.name,
        at: new Date().toISOString(),
        text,
        ...(parent && { parent }),
        ...(side && { side }),
        ...(lang && { lang }),
        up: 0,
        down: 0,
        replies: 0,
      };
      acts.set(act, posted);
      backend.comments.push(posted);
      countReplies();
      return { outcome: 'published', comment: posted };
    },
    edit: async (_src, { id, text }) => ({
      outcome: 'published',
      comment: change(id, { text, editedAt: new Date().toISOString() }),
    }),
    remove: async (_src, { id }) => {
      const { at, parent } = find(id) as Comment;
      const stone = { id, at, ...(parent && { parent }), replies: 0, tombstone: { kind: 'author' as const } };
      acts.set(`removed ${id}`, find(id) as Comment);
      backend.comments = backend.comments.map((each) => (each.id === id ? stone : each));
      return { outcome: 'published', comment: full(stone) };
    },
    restore: async (_src, { id }) => {
      const before = acts.get(`removed ${id}`) as Comment;
      backend.comments = backend.comments.map((each) => (each.id === id ? before : each));
      return { outcome: 'published', comment: full(before) };
    },
    vote: async (_src, { key, id, value }) => {
      if (!known(key)) return refused('unknown');
      const { up = 0, down = 0 } = find(id) as Comment;
      const last = backend.mine.votes[id] ?? 0;
      if (value) backend.mine.votes[id] = value;
      else delete backend.mine.votes[id];
      const changes = {
        up: up - Number(last === 1) + Number(value === 1),
        down: down - Number(last === -1) + Number(value === -1),
      };
      return { outcome: 'published', comment: change(id, changes) };
    },
    report: async () => ({ reference: 'S-2026-0042', message: 'Réponse sous huit jours.' }),
    queue: async () => ({
      items: backend.comments
        .filter(({ state }) => state === 'held')
        .map((comment) => ({ comment, why: ['Contient trois liens'], reports: 2 })),
    }),
    decide: async (_src, { id, decision, reason, ground }) => {
      if (decision === 'publish') return { outcome: 'published', comment: change(id, { state: 'published' }) };
      const tombstone = { kind: 'moderator' as const, reason, ground, at: '2026-05-03T10:00:00Z' };
      const { at, parent } = find(id) as Comment;
      const stone = { id, at, ...(parent && { parent }), replies: 0, tombstone };
      backend.comments = backend.comments.map((each) => (each.id === id ? stone : each));
      return { outcome: 'published', comment: full(stone) };
    },
  };

  const watched = Object.fromEntries(
    Object.entries(plain).map(([name, method]) => [
      name,
      async (...given: unknown[]) => {
        backend.calls.push([name, given[1]]);
        const instead = backend.instead[name as keyof ActsOf<'comments'>] ?? method;
        return structuredClone(await (instead as (...all: unknown[]) => unknown)(...given));
      },
    ]),
  ) as unknown as ActsOf<'comments'>;

  const read = async (): Promise<{ thing: Thread }> => {
    countReplies();
    const sides = backend.thread.sides ?? defaultSides;
    const visible = backend.comments.filter(({ tombstone, state }) => !tombstone && state !== 'held');
    const thing: Thread = {
      type: 'thread',
      id: 'pistes',
      lang: 'fr',
      url: src,
      title: 'Des pistes cyclables continues : la discussion',
      phase: 'open',
      can: { comment: allowed, vote: allowed, report: allowed },
      numbers: { comments: count(visible.length) },
      orders: [
        { id: 'oldest', label: 'Les plus anciens' },
        { id: 'newest', label: 'Les plus récents' },
        { id: 'supported', label: 'Les plus soutenus' },
      ],
      sides,
      bySide: Object.fromEntries(sides.map(({ id }) => [id, visible.filter(({ side }) => side === id).length])),
      votes: 'up-down',
      depth: 3,
      longest: 1000,
      editWindow: 300,
      guidelines: 'Restez courtois. Parlez du projet, pas des personnes.',
      reasons: [
        { id: 'offensive', label: 'Propos injurieux ou haineux' },
        { id: 'spam', label: 'Publicité' },
        { id: 'minors', label: 'Atteinte à des mineurs', anonymous: true },
      ],
      notice: {
        version: '1',
        controller: 'Ville de Valmont-sur-Loire',
        purpose: 'Tenir la discussion.',
        retention: 'Un an après la clôture.',
        url: 'https://valmont.example/donnees',
      },
      log: 'https://backend.example/threads/pistes/log',
      first: page({ order: 'oldest' }),
      ...backend.thread,
    };
    return { thing: structuredClone(thing) };
  };

  const backend: FakeBackend = {
    adapter: { name: 'fake', read, comments: watched },
    comments: [...comments],
    calls: [],
    thread: {},
    instead: {},
    mine: { name: 'Camille Martin', comments: [], votes: {}, can: {} },
    keys: new Set(),
  };
  countReplies();
  return backend;
}

export const defaultSides = [
  { id: '1', label: 'Pour' },
  { id: '0', label: 'Neutre' },
  { id: '-1', label: 'Contre' },
];

/** Puts a thread into the page, with a store of its own. */
export function mountThread(backend: FakeBackend, attributes: Record<string, string> = {}): CivicCommentsElement {
  const element = document.createElement('civic-comments');
  element.store = new CivicStore(lateAdapter(backend.adapter));
  for (const [name, value] of Object.entries({ src, ...attributes })) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

/** This device has joined before. */
export function joinBefore(backend: FakeBackend): void {
  const key = 'k'.repeat(32);
  const at = new Date().toISOString();
  localStorage.setItem(
    'civic-widgets.receipts',
    JSON.stringify([{ src: new URL(src).origin, key, state: 'counted', at }]),
  );
  backend.keys.add(key);
}
