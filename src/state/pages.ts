import type { CivicError } from '../client/errors.ts';

/** A part of a list; `next` leads to the part after it, and is absent at the end. */
export interface Page<T> {
  items: readonly T[];
  next?: string | undefined;
  total?: number | undefined;
}

/** Pages that are read for one wish, while they bring nothing new. */
const maxPagesAtOnce = 10;

export type LoadPage<T> = (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/**
 * A list that is read page by page while someone reads it: one request at a time, what is there stays in its place, nothing
 * stands twice, and an answer that comes after `stop()` is dropped.
 */
export class Pages<T extends { readonly id: string }> {
  items: readonly T[] = [];
  error: CivicError | undefined;
  total: number | undefined;

  /** Items that were read and are not shown yet. */
  private rest: readonly T[] = [];
  private wanted: number;
  private readonly step: number;
  private readonly load: LoadPage<T>;
  private readonly changed: () => void;
  /** Keeps what belongs to this list out of what came with it. */
  private readonly keep: (items: readonly T[]) => readonly T[];
  private readonly cursors = new Set<string>();
  private next: string | undefined;
  private started = false;
  private running: AbortController | undefined;

  /** @param step so many are shown at once, however long the pages are that the backend gives */
  constructor(
    load: LoadPage<T>,
    changed: () => void,
    keep: (items: readonly T[]) => readonly T[] = (items) => items,
    step = Infinity,
  ) {
    this.load = load;
    this.changed = changed;
    this.keep = keep;
    this.step = step;
    this.wanted = step;
  }

  get isLoading(): boolean {
    return this.running !== undefined;
  }

  get isStarted(): boolean {
    return this.started;
  }

  get hasMore(): boolean {
    return !this.started || this.next !== undefined || this.rest.length > 0;
  }

  /** Adds a page that is there already: the first of a thread comes with the thread. */
  take({ items, next, total }: Page<T>): readonly T[] {
    const known = new Set([...this.items, ...this.rest].map(({ id }) => id));
    const added = this.keep(items).filter(({ id }) => !known.has(id) && known.add(id));
    this.rest = [...this.rest, ...added];
    this.started = true;
    this.total = total ?? this.total;
    // A cursor that leads back to where one has been would never end.
    this.next = next === undefined || this.cursors.has(next) ? undefined : next;
    return this.show();
  }

  private show(): readonly T[] {
    const shown = this.rest.slice(0, Math.max(0, this.wanted - this.items.length));
    this.rest = this.rest.slice(shown.length);
    this.items = [...this.items, ...shown];
    return shown;
  }

  /** Reads on until something is added, and answers it; nothing while a page is on its way, at the end, and after a failure. */
  async more(): Promise<readonly T[]> {
    if (this.running || !this.hasMore) return [];
    this.wanted = (this.started ? this.items.length : 0) + this.step;
    if (this.rest.length >= this.step || (this.started && this.next === undefined)) {
      const shown = this.show();
      this.changed();
      return shown;
    }
    const running = new AbortController();
    this.running = running;
    this.error = undefined;
    this.changed();
    let added: readonly T[] = [];
    try {
      // A page may be empty and not the last: a few more are read at once.
      let pages = 0;
      do {
        const after = this.next;
        const page = await this.load(after, running.signal);
        if (this.running !== running) return [];
        if (after !== undefined) this.cursors.add(after);
        added = this.take(page);
        pages += 1;
      } while (added.length + this.rest.length === 0 && this.hasMore && pages < maxPagesAtOnce);
    } catch (error) {
      if (this.running === running) this.error = error as CivicError;
    }
    if (this.running === running) {
      this.running = undefined;
      this.changed();
    }
    return added;
  }

  /** Puts an item first or last, unless it is there. */
  put(item: T, last = false): void {
    if (this.items.some(({ id }) => id === item.id)) return;
    this.rest = this.rest.filter(({ id }) => id !== item.id);
    this.items = last ? [...this.items, item] : [item, ...this.items];
  }

  /** Takes an item out: it was dealt with. */
  drop(id: string): void {
    this.items = this.items.filter((item) => item.id !== id);
  }

  /** Ends what is on its way; its answer is dropped. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
  }
}
