/* What takes long to read, and is asked for by anyone: it is read once at a time, and seldom. */

/** How long it is kept at least, in milliseconds. */
const freshness = 60_000;
/** How much is kept at most. */
const maxKept = 500;

/** What is read, of which thing. */
export interface SeldomKey {
  scope: string;
  thing: string;
  name: string;
}

interface Kept {
  asOf: number;
  /** How long it is kept. */
  rests: number;
  value: unknown;
}

/** Makes what keeps such reads, of one process. */
export function createSeldom(clock: () => number) {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<unknown>>();

  return function seldom<T>({ scope, thing, name }: SeldomKey, read: (asOf: number) => Promise<T>): Promise<T> {
    const key = JSON.stringify([scope, thing, name]);
    const last = kept.get(key);
    const asOf = clock();
    if (last && Math.abs(asOf - last.asOf) < last.rests) return Promise.resolve(last.value as T);
    const running = underWay.get(key) as Promise<T> | undefined;
    if (running) return running;
    const reading = read(asOf)
      .then((value) => {
        if (kept.size >= maxKept) kept.clear();
        kept.set(key, { asOf, rests: Math.max(freshness, 10 * (clock() - asOf)), value });
        return value;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, reading);
    return reading;
  };
}
