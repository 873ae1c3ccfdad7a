import type { CivicAdapter } from '../../src/adapters/adapter.ts';

/*
 * With `CIVIC_TEST_LATE=300`, whatever is asked in a browser test is answered up to 300 ms late, by chance: this shows what a test reads
 * without having waited for it.
 */

/** How late an answer is at most, in milliseconds: 0, unless it is said. */
const most = Number(process.env.CIVIC_TEST_LATE ?? 0);
const isLate = most > 0;

/** Waits as long as chance has it, where tests run with late answers. */
export async function late(): Promise<void> {
  if (isLate) await new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}

/** Makes a function answer late. */
const lateAnswer =
  <Given extends unknown[], Answer>(ask: (...given: Given) => Answer) =>
  async (...given: Given): Promise<Awaited<Answer>> => {
    const answer = await ask(...given);
    await late();
    return answer;
  };

/** Makes what the page itself fetches come late. */
export function lateFetch(): void {
  if (isLate) globalThis.fetch = lateAnswer(globalThis.fetch.bind(globalThis));
}

/** Makes an adapter answer late, in all its groups. */
export function lateAdapter<T extends object = CivicAdapter>(adapter: T): T {
  if (!isLate) return adapter;
  const methods = Object.entries(adapter).map(([name, value]: [string, unknown]) => {
    if (typeof value === 'function') return [name, lateAnswer(value as (...given: unknown[]) => unknown)];
    return [name, typeof value === 'object' && value ? lateAdapter(value) : value];
  });
  return Object.fromEntries(methods) as T;
}
