import type { Signals } from '../store/store.ts';
import { digestAtOnce } from './crypto.ts';
import type { Wait } from './wait.ts';

/*
 * A limit holds for all processes on one database: each tells the others what clients took of their shares. Told are keyed digests, so that what
 * travels leads to nobody, and nothing of it is stored. Whoever hears it counts it as of now, by a clock of their own.
 */

/** One limit, as all processes share it. */
export interface SharedLimit {
  /** Returns what stands for a client, or a network, in this limit. */
  nameOf(client: string): string;
  /** Tells that so much was taken; less than 0 where it was given back. */
  tell(name: string, count: number): void;
  /** Calls `heard` with what others took, and when that is, in milliseconds since 1970. */
  hear(heard: (name: string, count: number, now: number) => void): void;
}

export interface SharedLimits {
  /** Returns the limit of this name: a word of letters, digits and hyphens. */
  of(limit: string): SharedLimit;
  /** Tells at once what has not been told yet: the process ends. */
  flush(): void;
}

/** How often something is told at most, in milliseconds. */
const betweenTellings = 200;

/** PostgreSQL takes no longer texts than 8000 bytes, with the name of who sends them. */
const longest = 7800;

/** 96 bits of a digest: no two clients meet. */
const digestLength = 16;

/** No process takes more at a time; a larger number is none of theirs. */
const most = 10_000;

/** How processes reach each other, what they all have, and their clock. */
interface Sharing {
  signals: Signals;
  secret: string;
  clock: () => number;
  waiting: Wait;
}

/** Makes the limits of processes that have one secret; nothing where digests can't be made at once, as in a page. */
export function createSharedLimits({ signals, secret, clock, waiting }: Sharing): SharedLimits | undefined {
  if (!digestAtOnce) return undefined;
  const keyed = digestAtOnce;
  const hearers = new Map<string, Parameters<SharedLimit['hear']>[0]>();
  const untold = new Map<string, number>();
  const never = new AbortController();
  let isPausing = false;

  function flush(): void {
    let text = '';
    for (const [name, count] of untold) {
      if (count === 0) continue;
      const entry = `${name}:${count} `;
      if (text.length + entry.length > longest) {
        signals.tell(text.trimEnd());
        text = '';
      }
      text += entry;
    }
    untold.clear();
    if (text !== '') signals.tell(text.trimEnd());
  }

  function tellSoon(): void {
    if (isPausing) return;
    isPausing = true;
    void waiting(betweenTellings, never.signal).then(() => {
      isPausing = false;
      flush();
    });
  }

  signals.listen((text) => {
    for (const entry of text.split(' ')) {
      const [limit = '', digest = '', said = ''] = entry.split(':');
      const count = Number(said || NaN);
      if (Math.abs(count) <= most) hearers.get(limit)?.(`${limit}:${digest}`, count, clock());
    }
  }, never.signal);

  return {
    of: (limit) => ({
      nameOf: (client) => `${limit}:${keyed(secret, JSON.stringify(['limit', limit, client])).slice(0, digestLength)}`,
      tell(name, count) {
        untold.set(name, (untold.get(name) ?? 0) + count);
        tellSoon();
      },
      hear: (heard) => void hearers.set(limit, heard),
    }),
    flush,
  };
}
