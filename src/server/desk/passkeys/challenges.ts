import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { digest, randomSecret } from '../../core/crypto.ts';
import type { Services } from '../../core/services.ts';
import { cookieOf } from '../sessions.ts';
import { challenges } from './tables.ts';

/* What a device is asked to sign: each is good once, for a few minutes, in the browser that asked. */

/** How long a device may take, in milliseconds. */
export const challengeLifetime = 5 * 60_000;

/** Holds what tells the browser that asked from any other. */
const cookie = 'civic-passkey';

/** What a challenge is for: to enter, where nobody is known yet, or to add a key to an officer's. */
export type Purpose = { purpose: 'enter' } | { purpose: 'add'; address: string; holder: string };

/** Keeps a challenge that is given to the browser which asks, and forgets those that were never answered. */
export async function keepChallenge(c: Context, services: Services, challenge: string, asked: Purpose): Promise<void> {
  const secret = getCookie(c, cookie) ?? randomSecret();
  const id = await digest(`${secret} ${challenge}`);
  const now = services.clock();
  await services.store.write(async (writer) => {
    const oldest = await writer.list(challenges, {}, { index: 'until', limit: 50 });
    const ended = oldest.filter(({ until }) => until <= now).map((row) => row.id);
    await writer.removeMany(challenges, {}, 'id', ended);
    await writer.insert(challenges, { address: '', holder: '', ...asked, id, until: now + challengeLifetime });
  });
  // Two tabs of a browser may ask at once: each has a challenge, and both the same secret.
  setCookie(c, cookie, secret, { ...cookieOf(services), maxAge: challengeLifetime / 1000 });
}

/** Uses up a challenge, whatever comes of it; answers what it was for, where it was given to this browser and is not too old. */
export async function takeChallenge(
  c: Context,
  { store, clock }: Services,
  challenge: string,
): Promise<{ purpose: string; address: string; holder: string } | undefined> {
  const secret = getCookie(c, cookie);
  if (!secret) return undefined;
  const id = await digest(`${secret} ${challenge}`);
  const row = await store.write(async (writer) => {
    const found = await writer.get(challenges, { id });
    if (found) await writer.remove(challenges, { id });
    return found;
  });
  return row && row.until > clock() ? row : undefined;
}
