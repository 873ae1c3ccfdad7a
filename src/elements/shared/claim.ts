/** The version of this package; a test compares it with `package.json`. */
export const version = '0.1.0';

const page = globalThis as unknown as Record<symbol, string | undefined>;
const marker = Symbol.for('civic.version');

/**
 * Checks whether this copy of the package may register its elements. The first copy on a page goes on working; a later one, of
 * whatever version, says so in one line and leaves the page alone.
 */
export function claimPage(): boolean {
  const first = page[marker];
  page[marker] ??= version;
  if (first)
    console.warn(`[civic] version ${version} does nothing beside version ${first}. Remove one of the scripts.`);
  return !first;
}
