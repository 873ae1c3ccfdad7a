import { DeskFault } from './faults.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deeper than any document is. */
const deepest = 100;

/**
 * Returns the fields that a merge patch changes in a value (RFC 7396); one that the patch takes away is `undefined`.
 *
 * @throws DeskFault where the patch is nested deeper than any document
 */
export const mergePatch = (value: unknown, patch: Fields, depth = 0): Record<string, unknown> => {
  if (depth > deepest) throw new DeskFault(422, `No document is nested deeper than ${deepest}: send a smaller change.`);
  return Object.fromEntries(
    Object.entries(patch).map(([name, change]) => {
      const before = isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
      return [name, change === null ? undefined : isFields(change) ? merged(before, change, depth + 1) : change];
    }),
  );
};

/** Returns a value with a patch applied, whole. */
function merged(value: unknown, patch: Fields, depth: number): Fields {
  const all = { ...(isFields(value) ? value : {}), ...mergePatch(value, patch, depth) };
  return Object.fromEntries(Object.entries(all).filter(([, each]) => each !== undefined));
}
