import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import type { Services } from '../../core/services.ts';
import type { Table } from '../../store/store.ts';
import { findOfficer } from '../officers.ts';
import { beginSession, newSession, type NewSession } from '../sessions.ts';
import { challengeOf, readUsed } from './answers.ts';
import { challengeLifetime, keepChallenge, takeChallenge } from './challenges.ts';
import type { EnterFault } from './faults.ts';
import { partyOf } from './party.ts';
import { passkeys } from './tables.ts';

/* How an officer enters by a passkey. The device says which one it has, so that nobody is asked who they are, and nothing shows who is known. */

type Passkey = typeof passkeys extends Table<infer R> ? R : never;

/** Returns what the browser asks a device for, and keeps the challenge. */
export async function askToEnter(c: Context, services: Services): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const options = await generateAuthenticationOptions({
    rpID: partyOf(services).id,
    timeout: challengeLifetime,
    userVerification: 'required',
  });
  await keepChallenge(c, services, options.challenge, { purpose: 'enter' });
  return options;
}

/** Lets in who brings what their device has signed; answers the session, or why not. */
export async function enterByPasskey(c: Context, services: Services, json: string): Promise<NewSession | EnterFault> {
  const { store, clock } = services;
  const response = readUsed(json);
  const challenge = response && challengeOf(response);
  if (!response || challenge === undefined) return 'refused';
  const asked = await takeChallenge(c, services, challenge);
  if (asked?.purpose !== 'enter') return 'stale';
  const { id } = response;
  const row = await store.get(passkeys, { id });
  if (!row) return 'unknown';
  const counter = await verify(services, response, challenge, row);
  if (counter === undefined) return 'refused';
  const session = await newSession();
  return store.write(async (writer): Promise<NewSession | EnterFault> => {
    const now = clock();
    const fresh = await writer.get(passkeys, { id });
    // Taken away in the meantime, or its officer dismissed.
    if (!fresh || !(await findOfficer(writer, row.address))) return 'unknown';
    // Used elsewhere in the meantime: of two with one counter, one is a copy.
    if (fresh.counter !== row.counter) return 'refused';
    await writer.update(passkeys, { id }, { counter, used_at: now });
    await beginSession(writer, session, row.address, now);
    return session;
  });
}

/** Checks a signature; answers the counter that came with it. */
async function verify(
  services: Services,
  response: AuthenticationResponseJSON,
  expectedChallenge: string,
  { id, public_key, counter, holder }: Passkey,
): Promise<number | undefined> {
  const { userHandle } = response.response;
  if (userHandle !== undefined && userHandle !== Buffer.from(holder).toString('base64url')) return undefined;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const party = partyOf(services);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id, publicKey: Uint8Array.from(Buffer.from(public_key, 'base64url')), counter },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    // Thrown for whatever does not fit: another site, a counter that went back, a device that did not ask who it is.
    return undefined;
  }
}
