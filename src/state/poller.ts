/** What the poller keeps up to date: a resource. */
export interface Pollable {
  readonly maxAge: number | undefined;
  readonly failures: number;
  readonly error: { readonly retryAfter: number | undefined } | undefined;
  readonly isRunning: boolean;
  run(): Promise<void>;
  /** Tells those who show it that something about it has changed: here, that the reader paused or resumed. */
  changed(): void;
}

/** Seconds between two reads of one thing: never more often, unless stated otherwise by default, never more rarely. */
const shortest = 5;
const usual = 60;
const longest = 300;

/**
 * The one poller of a page. It reads each watched thing again when what was read has aged (`Cache-Control: max-age`), with
 * jitter so that a crowd does not come at once, and ever more rarely while reads fail. It rests while the page is hidden, and
 * while the reader has paused it (WCAG 2.2.2).
 */
export class Poller {
  private readonly timers = new Map<Pollable, ReturnType<typeof setTimeout> | undefined>();
  private isPaused = false;

  get paused(): boolean {
    return this.isPaused;
  }

  /** The reader's choice for the whole page. */
  set paused(paused: boolean) {
    if (this.isPaused === paused) return;
    this.isPaused = paused;
    this.reschedule();
    for (const thing of this.timers.keys()) thing.changed();
  }

  add(thing: Pollable): void {
    if (this.timers.size === 0) globalThis.document?.addEventListener('visibilitychange', this.handleVisibility);
    this.timers.set(thing, undefined);
    this.schedule(thing);
  }

  remove(thing: Pollable): void {
    clearTimeout(this.timers.get(thing));
    this.timers.delete(thing);
    if (this.timers.size === 0) globalThis.document?.removeEventListener('visibilitychange', this.handleVisibility);
  }

  /** What was just read is read again when it has aged. */
  settled(thing: Pollable): void {
    if (this.timers.has(thing)) this.schedule(thing);
  }

  private get isResting(): boolean {
    return this.isPaused || globalThis.document?.visibilityState === 'hidden';
  }

  private readonly handleVisibility = (): void => this.reschedule(true);

  /** Starts or stops all timers; `now` where what is shown has aged unseen. */
  private reschedule(now = false): void {
    for (const thing of this.timers.keys()) {
      if (now && !this.isResting) this.read(thing);
      else this.schedule(thing);
    }
  }

  private schedule(thing: Pollable): void {
    clearTimeout(this.timers.get(thing));
    const timer = this.isResting ? undefined : setTimeout(() => this.read(thing), delay(thing) * 1000);
    this.timers.set(thing, timer);
  }

  private read(thing: Pollable): void {
    if (!thing.isRunning) void thing.run();
  }
}

/** Seconds until the next read of a thing: when it has aged, ever later while reads fail, never before a backend wants it. */
function delay({ maxAge, failures, error }: Pollable): number {
  const age = Math.max(maxAge ?? usual, shortest);
  const patience = Math.min(age * 2 ** failures, Math.max(longest, age));
  return Math.max(patience, error?.retryAfter ?? 0) * (1 + Math.random() / 5);
}
