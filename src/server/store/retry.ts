import { setTimeout as pause } from 'node:timers/promises';

/**
 * Tries something again as long as it fails for a reason that passes, with pauses that grow and differ, so that two processes don't
 * meet again and again. The last error is thrown when `tries` are used up.
 */
export async function retry<T>(
  act: () => T | Promise<T>,
  passes: (error: unknown) => boolean,
  tries: number,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await act();
    } catch (error) {
      if (tried >= tries || !passes(error)) throw error;
      await pause(Math.random() * Math.min(500, 2 ** tried));
    }
  }
}
