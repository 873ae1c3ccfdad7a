import type { Store } from '../store/store.ts';
import { createSeldom, type SeldomKey } from './seldom.ts';
import { othersTurn, type Turn } from '../store/turn.ts';

/** How long a count is kept, however many people ask, in milliseconds. */
const freshness = 1000;
/** How many counts are kept at most. */
const maxKept = 5000;

/** Counts that are kept for a moment. */
export interface Counts {
  /** Counts what `name` says of a thing, at most once per second in this process, and never the same twice at a time. */
  once<T>(scope: string, thing: string, name: string, count: (asOf: number) => Promise<T>): Promise<T>;
  /**
   * Reads what takes long of a thing, never the same twice at a time. What was read is kept for a minute, whatever is written meanwhile, and
   * for as long as keeps it from more than a tenth of the time.
   */
  seldom<T>(key: SeldomKey, read: (asOf: number) => Promise<T>): Promise<T>;
  /**
   * Does what takes long in the background, once at a time for a thing, and makes the next read of it count again. It then rests for as
   * long as keeps it from more than a tenth of the time; nothing is answered meanwhile.
   */
  inBackground(scope: string, thing: string, work: () => Promise<void>): Promise<void> | undefined;
  /** Lets others be answered, between the slices of what takes long. */
  turn: Turn;
  /** Resolves when nothing is done in the background. */
  idle(): Promise<void>;
  /** Makes the next read of a thing count again: something was written. */
  forget(scope: string, thing: string): void;
}

interface Entry {
  asOf: number;
  value: Promise<unknown>;
  done: boolean;
}

/** Creates the counts of a process. @param turn lets others be answered; tests give one of their own */
export function createCounts(clock: () => number, turn = othersTurn): Counts {
  const kept = new Map<string, Map<string, Entry>>();
  const seldom = createSeldom(clock);
  const underWay = new Map<string, Promise<void>>();
  /** When a thing may be counted in the background again. */
  const resting = new Map<string, number>();
  const keyOf = (scope: string, thing: string): string => JSON.stringify([scope, thing]);

  return {
    turn,
    seldom,

    once<T>(scope: string, thing: string, name: string, count: (asOf: number) => Promise<T>): Promise<T> {
      const key = keyOf(scope, thing);
      const now = clock();
      const last = kept.get(key)?.get(name);
      if (last && (!last.done || Math.abs(now - last.asOf) < freshness)) return last.value as Promise<T>;
      const value = count(now);
      const entry = { asOf: now, value, done: false };
      if (kept.size >= maxKept) kept.clear();
      const names = kept.get(key) ?? new Map<string, Entry>();
      kept.set(key, names.set(name, entry));
      value.then(
        () => (entry.done = true),
        () => {
          if (names.get(name) === entry) names.delete(name);
        },
      );
      return value;
    },

    inBackground(scope, thing, work) {
      const key = keyOf(scope, thing);
      const running = underWay.get(key);
      const began = clock();
      if (running || (resting.get(key) ?? 0) > began) return running;
      const job = work().finally(() => {
        underWay.delete(key);
        if (resting.size >= maxKept) resting.clear();
        resting.set(key, clock() + 9 * (clock() - began));
        kept.delete(key);
      });
      underWay.set(key, job);
      // Who waits for it is told as well.
      job.catch((error: unknown) => console.error(error));
      return job;
    },

    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay.values());
    },

    forget(scope, thing) {
      kept.delete(keyOf(scope, thing));
    },
  };
}

/** What a count needs. */
export interface CountServices {
  store: Store;
  counts: Counts;
}
