import type { Store, Writer } from '../store/store.ts';

/* The demo: a fictional town. The same moment always gives the same content. */

/** A day, in milliseconds. */
export const dayLength = 24 * 3600 * 1000;

/** Tells dates in days counted from today; things open and close in the morning. */
export function daysFrom(now: number): (days: number) => string {
  const today = Math.floor(now / dayLength) * dayLength + 8 * 3600 * 1000;
  return (days) => new Date(today + days * dayLength).toISOString();
}

/** Puts things in, each in a transaction of its own; answers whether one was not there yet. */
export async function putEach<T>(
  store: Store,
  things: readonly T[],
  put: (writer: Writer, thing: T) => Promise<boolean>,
): Promise<boolean> {
  let isNew = false;
  for (const thing of things) {
    const added = await store.write((writer) => put(writer, thing));
    isNew ||= added;
  }
  return isNew;
}
