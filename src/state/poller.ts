import type { Followable, Live } from './live.ts';

/** A resource as the poller sees it, which keeps it up to date. */
export interface Pollable extends Partial<Followable> {
  readonly maxAge: number | undefined;
  readonly failures: number;
  readonly error: { readonly retryAfter: number | undefined } | undefined;
  readonly isRunning: boolean;
  run(): Promise<void>;
  /** Tells those who show it that something about it has changed: here, that the reader paused or resumed. */
  changed(): void;
}

/** Seconds between two reads of one thing: never more often, unless stated otherwise by default, never more rarely. */
const minInterval = 5;
const defaultInterval = 60;
const maxInterval = 300;
/** What follows things is loaded so long after the first of them was read, in milliseconds: the page has been drawn. */
const untilFollowed = 1000;
/** A browser's timer for longer than this fires at once: 2^31 − 1 milliseconds. */
const maxTimerMilliseconds = 2 ** 31 - 1;

/** Plan of the next read of a thing: its time on the poller's clock, and what wakes it up. */
interface Plan {
  due: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The one poller of a page. It reads each watched thing again when what was read has aged (`Cache-Control: max-age`), with
 * jitter so that a crowd does not come at once, and ever more rarely while reads fail. It rests while the page is hidden, and
 * while the reader has paused it (WCAG 2.2.2).
 */
export class Poller {
  private readonly plans = new Map<Pollable, Plan>();
  private readonly clock: () => number;
  private isPaused = false;
  /** What follows things, once it was asked for. */
  private live: Live | true | undefined;

  /** @param clock milliseconds that never go back, whatever is done to the clock of the device */
  constructor(clock = () => performance.now()) {
    this.clock = clock;
  }

  get paused(): boolean {
    return this.isPaused;
  }

  /** The reader's choice for the whole page. */
  set paused(paused: boolean) {
    if (this.isPaused === paused) return;
    this.isPaused = paused;
    this.wakeAll();
    for (const thing of this.plans.keys()) thing.changed();
  }

  add(thing: Pollable): void {
    if (this.plans.size === 0) globalThis.document?.addEventListener('visibilitychange', this.wakeAll);
    this.plan(thing);
  }

  remove(thing: Pollable): void {
    clearTimeout(this.plans.get(thing)?.timer);
    this.plans.delete(thing);
    this.follow();
    if (this.plans.size === 0) globalThis.document?.removeEventListener('visibilitychange', this.wakeAll);
  }

  /** Plans the next read of what was just read, for when it has aged. */
  settled(thing: Pollable): void {
    if (!this.plans.has(thing)) return;
    this.plan(thing);
    this.follow();
  }

  private get isResting(): boolean {
    return this.isPaused || globalThis.document?.visibilityState === 'hidden';
  }

  private plan(thing: Pollable): void {
    clearTimeout(this.plans.get(thing)?.timer);
    this.plans.set(thing, { due: this.clock() + delay(thing) * 1000 });
    this.wake(thing);
  }

  /** Begins or ends a rest. What has aged unseen is read at once, nothing before its time. */
  private readonly wakeAll = (): void => {
    for (const thing of this.plans.keys()) this.wake(thing);
    this.follow();
  };

  /** Follows what can be followed, as long as the page is seen. */
  private follow(): void {
    const things = this.isResting ? [] : [...this.plans.keys()];
    if (this.live) {
      if (this.live !== true) this.live.follow(things);
    } else if (things.some(({ events }) => events)) {
      this.live = true;
      setTimeout(() => void this.load(), untilFollowed);
    }
  }

  private async load(): Promise<void> {
    // Without it, things are read as often as they age.
    const file = await import('./live.ts').catch((): undefined => undefined);
    if (!file) return;
    this.live = new file.Live((thing) => this.settled(thing as Pollable));
    this.follow();
  }

  /** Reads a thing that is due, or waits until it is. */
  private wake(thing: Pollable): void {
    const plan = this.plans.get(thing);
    clearTimeout(plan?.timer);
    if (!plan || this.isResting) return;
    const wait = plan.due - this.clock();
    if (wait > maxTimerMilliseconds) plan.timer = setTimeout(() => this.wake(thing), maxTimerMilliseconds);
    else if (wait > 0) plan.timer = setTimeout(() => this.read(thing), wait);
    else this.read(thing);
  }

  private read(thing: Pollable): void {
    if (!thing.isRunning) void thing.run();
  }
}

/** Seconds until the next read of a thing: when it has aged, ever later while reads fail, never before a backend wants it. */
function delay({ maxAge, failures, error, isFollowed }: Pollable): number {
  const age = isFollowed ? maxInterval : Math.max(maxAge ?? defaultInterval, minInterval);
  const patience = Math.min(age * 2 ** failures, Math.max(maxInterval, age));
  return Math.max(patience, error?.retryAfter ?? 0) * (1 + Math.random() / 5);
}
