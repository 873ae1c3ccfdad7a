import * as z from 'zod/mini';
import { byWord } from './common.ts';

/*
 * The files of an archive: a consultation as it stood when it was exported, as plain JSON that any host can serve. A thing whose
 * page was at `/x/rues` is in `x/rues.json`, and what stands below it in the folder `x/rues/`, as its noun says.
 */

/** Changes when files of an older archive would be read wrongly. */
export const archiveVersion = 1;
/** The version that every file begins with. */
export const archive = z.literal(archiveVersion);

/** A thing in each of its languages, under the BCP 47 tag. */
export const archivedThing = z.object({ archive, things: byWord(z.unknown()) });

/**
 * Returns the name of a file for an id, the same on every system: other signs than small letters, digits, `-` and `_` are written as
 * `~` with the two hexadecimal digits of each of their bytes, and what is long becomes several folders.
 */
export function fileName(id: string): string {
  const bytes = new TextEncoder();
  const name = id.replaceAll(/[^a-z0-9_-]/gu, (sign) =>
    [...bytes.encode(sign)].map((byte) => `~${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return (name.match(/.{1,180}/g) ?? ['~']).join('/');
}
