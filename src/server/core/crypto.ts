/* Random secrets and digests by WebCrypto, so that the same code runs on a server and in a page. */

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Returns the SHA-256 of a text in UTF-8, as 43 characters of base64url. */
export async function digest(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** Returns the HMAC-SHA-256 of a text: its digest for who has the secret; for anyone else it can't be guessed from the text. */
export async function keyedDigest(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))));
}

/** Does the same at once, where Node does it; missing in a page. */
export const digestAtOnce: ((secret: string, text: string) => string) | undefined = nodeDigest();

function nodeDigest() {
  const createHmac = globalThis.process?.getBuiltinModule?.('node:crypto').createHmac;
  return (
    createHmac && ((secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64url'))
  );
}

/** Makes a secret of 128 random bits, as 22 characters of base64url. None begins with `-`: a command would take it for an option. */
export function randomSecret(): string {
  const secret = base64url(crypto.getRandomValues(new Uint8Array(16)));
  return secret.startsWith('-') ? randomSecret() : secret;
}

/** Makes a code of six random digits, each code as likely as any other. */
export function randomCode(): string {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  // The last incomplete million would make some codes likelier.
  return value < 4_294_000_000 ? String(value % 1_000_000).padStart(6, '0') : randomCode();
}
