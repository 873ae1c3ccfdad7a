import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { idLength, type Keys, type SealingKey } from './keys.ts';

/*
 * One value of one row, sealed: AES-256-GCM, bound to its place. It opens nowhere else, so that a name can't be put beside another act.
 * What stands in the database is a mark, the id of the key, and nonce, text and tag in base64url.
 */

/** Begins what is sealed. What people type holds no control character. */
const mark = '\u0001';
const headLength = mark.length + idLength;

/** The length that AES-GCM is specified for (NIST SP 800-38D, 5.2.1.1), and that of its tag, in bytes. */
const [nonceLength, tagLength] = [12, 16];

/** Lengths are rounded up to so many bytes: a place is not to be told by the length of its name. */
const step = 32;

const cipher = 'aes-256-gcm';

/** Checks whether a value is sealed. */
export const isSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith(mark);

/** Checks whether a value is sealed by this key. */
export const isSealedBy = ({ id }: SealingKey, value: unknown): boolean =>
  isSealed(value) && value.startsWith(id, mark.length);

/** Returns the id of the key of a sealed value. */
export const keyIdOf = (sealed: string): string => sealed.slice(mark.length, headLength);

/** Seals a text for one place. @param place names the table, the column and the row */
export function sealText({ id, key }: SealingKey, place: string, text: string): string {
  const nonce = randomBytes(nonceLength);
  const bytes = Buffer.from(text);
  // No text of the database holds a NUL.
  const padded = Buffer.concat([bytes], Math.ceil(bytes.length / step) * step);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([nonce, sealing.update(padded), sealing.final(), sealing.getAuthTag()]);
  return mark + id + sealed.toString('base64url');
}

/** What became of opening a value: its text, or the key that is not at hand, or that it was changed or is of another place. */
export type Opened = { text: string } | { missing: string } | { broken: true };

/** Opens what was sealed for a place. */
export function openText(keys: Pick<Keys, 'find'>, place: string, sealed: string): Opened {
  const found = keys.find(keyIdOf(sealed));
  if (!found) return { missing: keyIdOf(sealed) };
  const bytes = Buffer.from(sealed.slice(headLength), 'base64url');
  const tagAt = bytes.length - tagLength;
  if (tagAt < nonceLength) return { broken: true };
  try {
    const opening = createDecipheriv(cipher, found.key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(tagAt));
    const padded = Buffer.concat([opening.update(bytes.subarray(nonceLength, tagAt)), opening.final()]);
    const end = padded.indexOf(0);
    return { text: padded.toString('utf8', 0, end === -1 ? padded.length : end) };
  } catch {
    return { broken: true };
  }
}
