import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { digest, randomSecret } from '../core/crypto.ts';
import type { Services } from '../core/services.ts';
import type { Writer } from '../store/store.ts';
import { findOfficer } from './officers.ts';
import type { Officer } from './roles.ts';
import { sessions } from './tables.ts';

/* Who is signed in where. The cookie is for the desk alone: what people take part in never sees it, and nothing of theirs uses one. */

const [minute, day] = [60_000, 86_400_000];

/** A session ends after so long without a request (WCAG 2.2.1 lets nothing below 20 hours end without a warning), and so long after its beginning, in milliseconds. */
const idleEnd = day;
const lastEnd = 7 * day;

/** A request changes a session's row where the last change is older than this. */
const seenStep = 5 * minute;

const name = 'civic-desk';

/** What a new session is: the secret goes to the device, and only its digest is kept. */
export interface NewSession {
  secret: string;
  id: string;
}

/** Makes the secret of a session, before the transaction that may begin it. */
export async function newSession(): Promise<NewSession> {
  const secret = randomSecret();
  return { secret, id: await digest(secret) };
}

/** Begins a session, and forgets those that ended. */
export async function beginSession(writer: Writer, { id }: NewSession, address: string, now: number): Promise<void> {
  const oldest = await writer.list(sessions, {}, { index: 'at', limit: 20 });
  const ended = oldest.filter((row) => hasEnded(row, now)).map((row) => row.id);
  await writer.removeMany(sessions, {}, 'id', ended);
  await writer.insert(sessions, { id, address, at: now, seen_at: now });
}

const hasEnded = ({ at, seen_at }: { at: number; seen_at: number }, now: number): boolean =>
  now - seen_at >= idleEnd || now - at >= lastEnd;

/** Checks whether the device that asks holds a session, be it one that has ended. */
export const hasCookie = (c: Context): boolean => getCookie(c, name) !== undefined;

/** Returns the officer who is signed in on the device that asks. */
export async function officerOf(c: Context, { store, clock }: Services): Promise<Officer | undefined> {
  const secret = getCookie(c, name);
  if (!secret) return undefined;
  const id = await digest(secret);
  const row = await store.get(sessions, { id });
  const now = clock();
  if (!row || hasEnded(row, now)) return undefined;
  if (now - row.seen_at >= seenStep) await store.write((writer) => writer.update(sessions, { id }, { seen_at: now }));
  return findOfficer(store, row.address);
}

/** Gives the device its cookie: no script reads it, no other site causes it to be sent, no page but those of the desk gets it. */
export const keepSession = (c: Context, services: Services, { secret }: NewSession): void =>
  setCookie(c, name, secret, { ...cookieOf(services), maxAge: lastEnd / 1000 });

/** Ends the session of the device that asks, or all those of its officer; answers whether there was one. */
export async function endSession(c: Context, services: Services, everywhere: boolean): Promise<boolean> {
  const secret = getCookie(c, name);
  deleteCookie(c, name, cookieOf(services));
  if (!secret) return false;
  const id = await digest(secret);
  return services.store.write(async (writer) => {
    const row = await writer.get(sessions, { id });
    if (row) await writer.remove(sessions, everywhere ? { address: row.address } : { id });
    return row !== undefined;
  });
}

/** Returns what is said of every cookie of the desk. */
export function cookieOf({ baseUrl }: Services) {
  const { pathname, protocol } = new URL(baseUrl);
  const path = `${pathname.replace(/\/$/, '')}/desk`;
  return { path, httpOnly: true, sameSite: 'Strict', secure: protocol === 'https:' } as const;
}
