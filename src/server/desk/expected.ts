/* The version that a change is made upon, as a program says it (RFC 9110, 13.1). */

/** The version of a thing that is not there. */
export const nothing = '';

/** Stands for every version that there is. */
const any = '*';

/**
 * Reads `If-Match`: the version, or several with commas between; nothing where any will do. A proxy that compresses answers makes our tags weak
 * ones (`W/"…"`): they name the same version.
 */
export function readMatch(header: string | undefined): string | undefined {
  const given = header?.trim();
  if (given === undefined || given === any) return given;
  const tags = readTags(given);
  return tags.length > 0 ? tags.join() : given;
}

/** Returns what stands in the tags of a header, be they weak or strong. */
const readTags = (header: string): string[] => [...header.matchAll(/"([^"]*)"/g)].map(([, tag = '']) => tag);

/** Checks whether a header names a version that is sent in a tag. */
export const isTagged = (header: string | undefined, version: string): boolean =>
  header !== undefined && (header.trim() === any || readTags(header).includes(version));

/** Checks whether a change is made upon the version that there is. @param expects as `readMatch` returns it; any will do where it is missing */
export const isExpected = (expects: string | undefined, version: string): boolean =>
  expects === undefined || (expects === any ? version !== nothing : expects.split(',').includes(version));
