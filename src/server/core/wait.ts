/** Resolves after so many milliseconds, or where it is called off. */
export type Wait = (milliseconds: number, calledOff: AbortSignal) => Promise<void>;

/** Waits by the clock of the machine. */
export const wait: Wait = (milliseconds, calledOff) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    calledOff.addEventListener('abort', end, { once: true });
  });

/** Returns what comes of some work, or `undefined` once this time is over; the work goes on then. */
export async function within<T>(milliseconds: number, work: Promise<T>, waiting: Wait): Promise<T | undefined> {
  const done = new AbortController();
  try {
    return await Promise.race([work, waiting(milliseconds, done.signal).then(() => undefined)]);
  } finally {
    done.abort();
  }
}
