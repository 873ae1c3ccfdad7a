import type { CivicAdapter } from '../adapters/adapter.ts';
import type { CivicError } from '../client/errors.ts';

export type Status = 'idle' | 'loading' | 'ready' | 'error';

export interface LoadOptions {
  signal: AbortSignal;
  fresh: boolean;
}

/** Reads the remote thing: its value, and for how many seconds that is worth keeping. */
export type Load<T> = (options: LoadOptions) => Promise<{ value: T; maxAge?: number; events?: string }>;

/** Listener that keeps the thing up to date: the poller. */
export interface Keeper {
  /** Hears that someone watches it now, or that nobody does any more. */
  watched(is: boolean): void;
  /** Hears that a read has ended, well or not. */
  settled(): void;
}

/**
 * One remote thing that many elements may watch with one request. A new run aborts the last one and a late answer is
 * dropped. A value once read stays shown when a later read fails; `error` then says so beside it.
 */
export class Resource<T> {
  status: Status = 'idle';
  value: T | undefined;
  error: CivicError | undefined;
  /** Seconds the backend says the value is good for. */
  maxAge: number | undefined;
  /** Reads that failed since the last success. */
  failures = 0;
  /** Address at which the backend tells of changes. */
  events: string | undefined;
  /** Follows what stands at such addresses, where the backend can be followed. */
  follow: CivicAdapter['follow'] | undefined;
  /** Changes come by themselves. */
  isFollowed = false;

  private readonly load: Load<T>;
  private readonly keeper: Keeper | undefined;
  private readonly watchers = new Set<() => void>();
  private running: AbortController | undefined;
  private isFresh = false;
  private awake = false;

  constructor(load: Load<T>, keeper?: Keeper) {
    this.load = load;
    this.keeper = keeper;
  }

  /** Calls `changed` after every change until the returned function is called. The first watcher starts the first read. */
  watch(changed: () => void): () => void {
    this.watchers.add(changed);
    if (!this.awake) {
      this.awake = true;
      this.keeper?.watched(true);
      if (this.status === 'idle') void this.run();
    }
    return () => {
      this.watchers.delete(changed);
      // A move in the page unwatches and watches again at once: only a real leave ends the work.
      queueMicrotask(() => this.sleepIfUnwatched());
    };
  }

  /** Reads the thing again; `fresh` asks the backend even where a cache could answer. */
  async run(fresh = false): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.isFresh = fresh;
    // While a failure is shown, a retry of the poller's changes nothing on the screen; a reader's own does.
    if (this.value === undefined && (fresh || !this.error)) this.status = 'loading';
    this.changed();
    try {
      const { value, maxAge, events } = await this.load({ signal: running.signal, fresh });
      if (this.running !== running) return;
      this.maxAge = maxAge;
      this.events = events;
      this.accept(value);
    } catch (error) {
      if (this.running !== running) return;
      this.error = error as CivicError;
      this.failures += 1;
      if (this.value === undefined) this.status = 'error';
    }
    this.running = undefined;
    this.keeper?.settled();
    this.changed();
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** Takes a value that the backend has told by itself. A cache may answer a read that is under way with an older one. */
  take(value: T): void {
    if (!this.isFresh) {
      this.running?.abort();
      this.running = undefined;
    }
    this.accept(value);
    this.keeper?.settled();
    this.changed();
  }

  private accept(value: T): void {
    this.value = value;
    this.error = undefined;
    this.failures = 0;
    this.status = 'ready';
  }

  private sleepIfUnwatched(): void {
    if (this.watchers.size > 0 || !this.awake) return;
    this.awake = false;
    this.keeper?.watched(false);
    if (!this.running) return;
    this.running.abort();
    this.running = undefined;
    if (this.value === undefined) this.status = 'idle';
  }

  /** Tells all who watch. */
  changed(): void {
    for (const changed of this.watchers) changed();
  }
}
