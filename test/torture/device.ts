import { isCivicError } from '../../src/client/errors.ts';
import { carry, type Answer } from '../../src/elements/shared/outbox/carry.ts';
import { outbox } from '../../src/state/outbox.ts';

/* The device of whoever acts: its outbox is that of the page, over a storage in memory. Only that nobody waits between two attempts. */

const stored = new Map<string, string>();

/** Gives this program the storage that a page has. */
export function haveStorage(): void {
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
}

/** How many acts wait on all devices. */
export const waiting = (): number => outbox.at('').length;

export interface Sending<R> {
  /** What is sent, with the key that makes it the same act. */
  sent: { readonly key: string };
  /** Sends it once, with the adapter's own repetitions. */
  send: () => Promise<R>;
  /** Lets time go by between two attempts. */
  pause: () => Promise<unknown>;
  /** Checks whether the participant has gone, and their device with them. */
  isGone: () => boolean;
}

/**
 * Presses once: the act waits in the outbox until a server has answered, and is sent again with the same key. Answers nothing where the
 * participant went before that.
 */
export async function press<R extends Answer>(
  id: string,
  { sent, send, pause, isGone }: Sending<R>,
): Promise<R | undefined> {
  // Places differ, so that each press is a device of its own.
  const wish = { id, place: id, act: 'send', sent };
  for (let isAgain = false; ; isAgain = true) {
    try {
      const answer = await carry(wish, { send, take: () => undefined, isAgain });
      if (answer) return answer;
    } catch (error) {
      if (!isCivicError(error)) throw error;
    }
    const waits = outbox.get(id);
    if (!waits || waits.refused || isGone()) {
      outbox.drop(id);
      return undefined;
    }
    await pause();
    outbox.put({ ...waits, next: 0, asked: 0 });
  }
}
