/* Keeps a text in the database so that only who has the secret of the server can read it: AES-256-GCM, by a key derived for one purpose. */

/** One by one: there may be more bytes than a function takes arguments. */
const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** The length that AES-GCM is specified for (NIST SP 800-38D, 5.2.1.1), in bytes. */
const nonceLength = 12;

async function keyFor(secret: string, purpose: string): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const given = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  const derived = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(purpose) };
  return crypto.subtle.deriveKey(derived, given, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Encrypts a text; it is another one each time. @param purpose what it is: sealed for one purpose, it can't be opened for another */
export async function seal(secret: string, purpose: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength));
  const key = await keyFor(secret, purpose);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return toBase64(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
}

/** Reads a sealed text; nothing where it was sealed with another secret, or was changed since. */
export async function unseal(secret: string, purpose: string, sealed: string): Promise<string | undefined> {
  try {
    const bytes = fromBase64(sealed);
    const iv = bytes.slice(0, nonceLength);
    const key = await keyFor(secret, purpose);
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(nonceLength));
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}
