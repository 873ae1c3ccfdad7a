/* The keys that are derived in a proof of work, as ALTCHA does in its version 2: alike in browsers and on the server. */

/** By what a key is derived. Bytes are written in hexadecimal. */
export interface Derivation {
  readonly nonce: string;
  readonly salt: string;
  /** Rounds. */
  readonly cost: number;
  /** In bytes. */
  readonly keyLength: number;
}

/** Reads bytes in hexadecimal. */
export const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** Writes bytes in hexadecimal. */
export const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Derives the key of a counter by PBKDF2 with SHA-256, off the thread that asks, and writes it in hexadecimal. */
export async function deriveKey({ nonce, salt, cost, keyLength }: Derivation, counter: number): Promise<string> {
  const { subtle } = crypto;
  // Of each number its lowest byte is kept.
  const password = Uint8Array.from([...fromHex(nonce), counter >>> 24, counter >>> 16, counter >>> 8, counter]);
  const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations: cost };
  return toHex(await subtle.deriveBits(how, key, keyLength * 8));
}
