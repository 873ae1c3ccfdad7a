import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';

/* What a browser brings from a device, as JSON (WebAuthn level 3, section 5.1). What nothing here depends on is left out. */

const encoded = text(16_384);
const both = { id: text(2048), type: z.literal('public-key') };
const made = z.object({
  ...both,
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z.optional(z.array(text(40)).check(z.maxLength(10))),
  }),
});
const used = z.object({
  ...both,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: z.optional(z.nullable(text(200))),
  }),
});
const client = z.object({ challenge: text(200), crossOrigin: z.optional(z.boolean()) });

/** Reads a key that a device has made. */
export function readMade(json: string): RegistrationResponseJSON | undefined {
  const sent = read(made, json);
  if (!sent) return undefined;
  const { transports = [], ...response } = sent.response;
  return { ...sent, rawId: sent.id, response: { ...response, transports }, clientExtensionResults: {} };
}

/** Reads what a device has signed. */
export function readUsed(json: string): AuthenticationResponseJSON | undefined {
  const sent = read(used, json);
  if (!sent) return undefined;
  const { userHandle, ...response } = sent.response;
  return {
    ...sent,
    rawId: sent.id,
    response: { ...response, ...(userHandle && { userHandle }) },
    clientExtensionResults: {},
  };
}

/** Returns the challenge that was signed, where the desk itself asked: none of a page that holds it in a frame. */
export function challengeOf({ response }: { response: { clientDataJSON: string } }): string | undefined {
  const found = read(client, Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
  return found && !found.crossOrigin ? found.challenge : undefined;
}

function read<T>(shape: z.ZodMiniType<T>, json: string): T | undefined {
  try {
    return z.safeParse(shape, JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
