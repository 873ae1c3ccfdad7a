import { isSame } from './faults.ts';

/* What a notice promises in words, and nothing does by itself. */

/** Returns what the notices of a document say of how long data are kept, wherever in it they stand. */
function promisesIn(part: unknown): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const said = name === 'notice' ? (value as { retention?: unknown } | undefined)?.retention : undefined;
    return said === undefined ? promisesIn(value) : [said];
  });
}

const isDone = (document: object): boolean =>
  ['keepMonths', 'keepUntil'].some((name) => (document as Record<string, unknown>)[name] !== undefined);

/** Checks whether a document comes to promise an end that nothing brings about: once it does, that is known. @param before what stood there */
export function promisesInVain(document: object, before?: object): boolean {
  const promises = promisesIn(document);
  if (isDone(document) || promises.length === 0) return false;
  return !before || isDone(before) || !isSame(promises, promisesIn(before));
}
