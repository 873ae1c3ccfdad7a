import { work, type Work, type WorkChallenge, type WorkParameters } from '../../../schema/work.ts';
import { deriveKey, fromHex, toHex } from '../../../text/work.ts';
import { keyedDigest } from '../../core/crypto.ts';
import type { Services } from '../../core/services.ts';

/* Challenges are signed and kept by nobody: who answers knows its own again. */

/** For how long one is good, in milliseconds: as long as somebody may take over a form. */
export const workLasts = 20 * 60_000;

/** Rounds of one derivation: what checking a solution costs the server, some milliseconds. */
const cost = 10_000;
/** In bytes; half of it is told, which nobody meets by chance. */
const keyLength = 32;

type Signer = Pick<Services, 'secret'>;

/** What is signed for one address is nothing at another. */
const keyFor = ({ secret }: Signer, path: string): Promise<string> =>
  keyedDigest(secret, JSON.stringify(['work', path]));

/** Makes a challenge for the thing at a path: one of so many keys is to be found, in the second half of them. @param most how many there are */
export async function newChallenge(
  signer: Signer,
  { path, most, now }: { path: string; most: number; now: number },
): Promise<WorkChallenge> {
  const half = Math.ceil(most / 2);
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  const derivation = { ...{ cost, keyLength }, nonce: randomBytes(), salt: randomBytes() };
  const derivedKey = await deriveKey(derivation, half + (drawn % (most - half + 1)));
  const parameters: WorkParameters = {
    algorithm: 'PBKDF2/SHA-256',
    ...derivation,
    expiresAt: Math.ceil((now + workLasts) / 1000),
    keyPrefix: derivedKey.slice(0, keyLength),
  };
  const signature = await crypto.subtle.sign('HMAC', await hmacKey(await keyFor(signer, path)), signed(parameters));
  return { parameters, signature: toHex(signature) };
}

/** Checks what came for a solution of a challenge for a path; answers the challenge, and nothing where it is none, a wrong or a late one. */
export async function readWork(
  signer: Signer,
  { path, now }: { path: string; now: number },
  given: unknown,
): Promise<WorkParameters | undefined> {
  const read = work.safeParse(given);
  if (!read.success || read.data.challenge.parameters.expiresAt * 1000 <= now) return undefined;
  const isRight = await isSolved(await keyFor(signer, path), read.data);
  return isRight ? read.data.challenge.parameters : undefined;
}

/** Checks that a challenge was signed with a key, and solved. */
export async function isSolved(key: string, { challenge, solution }: Work): Promise<boolean> {
  const { parameters, signature } = challenge;
  const { subtle } = crypto;
  const isOurs = await subtle.verify('HMAC', await hmacKey(key), fromHex(signature), signed(parameters));
  // What is not signed could ask for any number of rounds.
  if (!isOurs || solution.counter > 0xffff_ffff) return false;
  const derived = await deriveKey(parameters, solution.counter);
  return derived === solution.derivedKey && derived.startsWith(parameters.keyPrefix);
}

/** What of a challenge is signed: its JSON, the names in order. */
const signed = (parameters: WorkParameters): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(Object.fromEntries(Object.entries(parameters).sort(byName))));

const byName = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);

const hmacKey = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);

const randomBytes = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)).buffer);
