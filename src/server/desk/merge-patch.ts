type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the fields that a merge patch changes in a value (RFC 7396); one that the patch takes away is `undefined`. */
export const mergePatch = (value: unknown, patch: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(patch).map(([name, change]) => {
      const before = isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
      return [name, change === null ? undefined : isFields(change) ? merged(before, change) : change];
    }),
  );

/** Returns a value with a patch applied, whole. */
function merged(value: unknown, patch: Fields): Fields {
  const all = { ...(isFields(value) ? value : {}), ...mergePatch(value, patch) };
  return Object.fromEntries(Object.entries(all).filter(([, each]) => each !== undefined));
}
