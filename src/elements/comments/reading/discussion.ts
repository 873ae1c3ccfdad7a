import type { Comment, CommentPage, CommentQuery, Thread } from '../../../schema/comments.ts';
import { Pages } from '../../../state/pages.ts';
import { visitWord } from './visit.ts';

export type List = Pages<Comment>;
type Read = (query: CommentQuery, signal?: AbortSignal) => Promise<CommentPage>;

/** Place of the comments that answer no other. */
const top = '';
/** The list of those that take none of the sides, where the sides have lists of their own. */
export const none = '\0';
/** Number of comments shown at first and with each step, shared between the lists: a page stays as light with three as with one. */
const step = 18;

/** Puts the two ends of the scale beside each other, what lies between them after that. */
const inPairs = (sides: readonly string[]): string[] => [
  ...sides.slice(0, 1),
  ...sides.slice(-1),
  ...sides.slice(1, -1),
];

/** Counts the published comments that take no side; most of them answer others. */
export const withoutSide = ({ numbers, bySide }: Thread): number =>
  Object.values(bySide).reduce((rest, count) => rest - count, numbers.comments?.value ?? 0);

/**
 * A thread as it is being read: its lists of comments, which of them are open, and where each comment has its place. A
 * comment has one place only, whatever a backend says of parents; so a cycle, a double or a lost parent does no harm.
 */
export class Discussion {
  /** Ids of the comments whose replies are shown, and of those whose long or hidden text is. */
  readonly open = new Set<string>();
  readonly unfolded = new Set<string>();
  order = '';
  /** Sides that have a list of their own; one list of all where it is the empty one. */
  sides: readonly string[] = [''];
  /** The search and its results; absent where there is none. */
  search: { words: string; list: List } | undefined;

  private readonly read: Read;
  private readonly changed: () => void;
  private readonly known = new Map<string, Comment>();
  private readonly tops = new Map<string, List>();
  private readonly replies = new Map<string, List>();
  /** The place of each comment, by its id: the id of its parent, or empty at the top. */
  private readonly places = new Map<string, string>();
  private readonly numbers = new Map<string, number>();
  private seen = 0;
  private depth = 0;

  constructor(read: Read, changed: () => void) {
    this.read = read;
    this.changed = changed;
  }

  /** Starts from the beginning, in an order; the first page of the first order has come with the thread. */
  begin(thread: Thread, order: string, columns: boolean): void {
    for (const list of [...this.tops.values(), ...this.replies.values()]) list.stop();
    for (const each of [this.known, this.tops, this.replies, this.places, this.open, this.unfolded]) each.clear();
    this.search = undefined;
    this.depth = thread.depth;
    this.seen = thread.numbers.comments?.value ?? 0;
    this.sides = columns && thread.sides.length > 1 ? inPairs(thread.sides.map(({ id }) => id)) : [''];
    if (this.sides.length > 1 && withoutSide(thread) > 0) this.sides = [...this.sides, none];
    const [first = { id: '' }] = thread.orders;
    this.order = first.id;
    for (const side of this.sides) this.preload(thread.first, side);
    if (order !== first.id && thread.orders.some(({ id }) => id === order)) this.choose(order);
  }

  /** Takes over the facts of a later reading: what is shown is updated, and nothing moves. */
  refresh({ first }: Thread): void {
    for (const comment of first.items) if (this.known.has(comment.id)) this.set(comment);
  }

  /** Counts how many comments there are more than when the list was read. */
  news(thread: Thread): number {
    return Math.max(0, (thread.numbers.comments?.value ?? 0) - this.seen);
  }

  /** Expects that many more comments: one's own is no news. */
  expect(more: number): void {
    this.seen += more;
  }

  /** Returns the list of the comments that answer no other, of one side or of all. */
  top(side: string): List {
    const order = this.order === 'random' ? `random:${visitWord()}` : this.order;
    const asked = side === none ? '' : side;
    return this.list(
      this.tops,
      `${this.order} ${side}`,
      { ...(order && { order }), ...(side && { side: asked }) },
      top,
    );
  }

  repliesTo(id: string): List {
    return this.list(this.replies, id, { parent: id }, id);
  }

  /** Returns how many replies are known to be in the list of a comment. */
  repliesAt(id: string): number {
    return this.replies.get(id)?.items.length ?? 0;
  }

  /** Returns the id of the comment in whose replies another stands; empty where it stands in none. */
  placeOf(id: string): string {
    return this.places.get(id) ?? top;
  }

  /** Returns a comment as the backend has last told it. */
  get(id: string): Comment | undefined {
    return this.known.get(id);
  }

  set(comment: Comment): void {
    this.known.set(comment.id, comment);
  }

  /** Returns a number for a comment: its id is any text, and one in the page must not hold spaces. */
  numberOf(id: string): number {
    const number = this.numbers.get(id) ?? this.numbers.size + 1;
    this.numbers.set(id, number);
    return number;
  }

  /** Chooses another order, from its beginning; one that was read before is as it was. */
  choose(order: string): void {
    this.order = order;
    this.search = undefined;
    for (const side of this.sides) if (!this.top(side).isStarted) void this.top(side).more();
  }

  find(words: string): void {
    this.search?.list.stop();
    this.search = undefined;
    if (!words) return;
    const list: List = new Pages((after, signal) => this.ask({ search: words }, after, signal), this.changed);
    this.search = { words, list };
    void list.more();
  }

  /** Shows or hides the replies to a comment; they are read when they are asked for. */
  toggle(id: string): void {
    if (this.open.delete(id)) return;
    this.open.add(id);
    const list = this.repliesTo(id);
    if (!list.isStarted) void list.more();
  }

  /** Puts comments where they belong: on top of the others, or below the one they answer, with the way to them open. */
  add(...comments: Comment[]): void {
    this.place(comments, top);
    for (const { id } of comments) this.openWay(id);
  }

  /** Opens the way to a comment, which may be on no page yet; answers whether there is such a comment. */
  async reveal(id: string): Promise<boolean> {
    if (!this.places.has(id)) {
      const { items } = await this.ask({ id });
      if (!items.some((item) => item.id === id)) return false;
      this.place(items, top);
    }
    this.search = undefined;
    const first = this.known.get(this.openWay(id));
    if (first) this.putOnTop(first);
    return true;
  }

  /** Reads the hidden text of a comment, which comes only where this very comment is asked for. */
  async unhide(id: string): Promise<void> {
    await this.ask({ id });
    this.unfolded.add(id);
    this.changed();
  }

  /** Opens all replies that a comment stands in, and answers the one on top of them. */
  private openWay(id: string): string {
    let at = id;
    for (let above = this.placeOf(at); above; above = this.placeOf(at)) {
      this.open.add(above);
      at = above;
    }
    return at;
  }

  private preload({ items, next }: CommentPage, side: string): void {
    const list = this.top(side);
    if (this.order === 'random') {
      // What came with the thread is in nobody's own order.
      void list.more();
      return;
    }
    if (!side) {
      list.take({ items, next });
      return;
    }
    const own = items.filter((item) => this.belongs(item, side));
    if (next === undefined) {
      list.take({ items: own });
      return;
    }
    // What is there already is shown at once; each side then gets a page of its own, as long as the others'.
    for (const item of this.place(own, top, list).slice(0, this.step)) list.put(item, true);
    void list.more();
  }

  private list(lists: Map<string, List>, key: string, query: CommentQuery, place: string): List {
    const known = lists.get(key);
    if (known) return known;
    const list: List = new Pages(
      (after, signal) => this.ask(query, after, signal),
      this.changed,
      (items) => this.place(items, place, list).filter((item) => query.side !== '' || this.belongs(item, none)),
      lists === this.tops ? this.step : undefined,
    );
    lists.set(key, list);
    return list;
  }

  private async ask(query: CommentQuery, after?: string, signal?: AbortSignal): Promise<CommentPage> {
    const page = await this.read(after === undefined ? query : { ...query, after }, signal);
    if (!signal?.aborted) for (const item of page.items) this.set(item);
    return page;
  }

  /** Gives each comment its place and answers those of one list; the others go to their own. */
  private place(items: readonly Comment[], where: string, list?: List): readonly Comment[] {
    const batch = new Map(items.map((item) => [item.id, item]));
    for (const item of batch.values()) this.set(item);
    for (const item of batch.values()) this.settle(item, where, batch, new Set());
    return [...batch.values()].filter((item) => {
      const place = this.placeOf(item.id);
      if (list && place === where) return true;
      if (place === top) this.putOnTop(item);
      else this.repliesTo(place).put(item, true);
      return false;
    });
  }

  private putOnTop(item: Comment): void {
    for (const side of this.sides) if (this.belongs(item, side)) this.top(side).put(item);
  }

  private belongs({ side = '' }: Comment, list: string): boolean {
    return list === none ? !this.sides.includes(side) : !list || list === side;
  }

  /** Returns how many comments each list shows: with lists beside each other, each shows as many as the others. */
  private get step(): number {
    return this.sides.length > 1 ? Math.floor(step / this.sides.length) : Infinity;
  }

  private settle(item: Comment, where: string, batch: ReadonlyMap<string, Comment>, way: Set<string>): void {
    if (this.places.has(item.id) || way.has(item.id)) return;
    way.add(item.id);
    const { parent = top } = item;
    const above = batch.get(parent);
    if (above && parent !== where) this.settle(above, where, batch, way);
    // Below what is not there, a comment stands where it was found; below the deepest, beside it.
    if (!this.places.has(parent)) this.places.set(item.id, where);
    else this.places.set(item.id, this.levelOf(parent) < this.depth ? parent : this.placeOf(parent));
  }

  private levelOf(id: string): number {
    let level = 0;
    for (let at = this.placeOf(id); at; at = this.placeOf(at)) level += 1;
    return level;
  }
}
