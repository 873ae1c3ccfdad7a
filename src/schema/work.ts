import * as z from 'zod/mini';
import { text, whole } from './common.ts';

/*
 * Work that a browser does before an act, so that acts by the thousand cost who sends them: the challenges of ALTCHA, version 2. No browser reads by
 * these shapes, which are the server's.
 */

/** Bytes in hexadecimal. */
const hex = (bytes: number) => text(bytes * 2).check(z.regex(/^(?:[\da-f]{2})*$/));

/**
 * What is asked for: the `counter` for which PBKDF2, of `nonce` and the counter (four bytes, the highest first) with `salt`, over `cost` rounds, is a key of
 * `keyLength` bytes that begins with `keyPrefix`. It is good until `expiresAt`, in seconds since 1970.
 */
export const workParameters = z.object({
  algorithm: z.literal('PBKDF2/SHA-256'),
  cost: whole,
  expiresAt: whole,
  keyLength: whole,
  keyPrefix: text(128).check(z.regex(/^[\da-f]+$/)),
  nonce: hex(64),
  salt: hex(64),
});
export type WorkParameters = z.infer<typeof workParameters>;

/** What is asked for, with the HMAC of its JSON, the names in order: the server knows its own again, and keeps none. */
export const workChallenge = z.object({ parameters: workParameters, signature: hex(32) });
export type WorkChallenge = z.infer<typeof workChallenge>;

/** A challenge that was solved. It goes with one act. */
export const work = z.object({
  challenge: workChallenge,
  solution: z.object({ counter: whole, derivedKey: hex(64) }),
});
export type Work = z.infer<typeof work>;
