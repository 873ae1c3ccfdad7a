import type { Context } from 'hono';
import type { Services } from '../core/services.ts';
import { readBody, type Body } from './body.ts';
import type { Guard } from '../core/guard.ts';
import { Refusal } from '../core/refusal.ts';

/** Answers what was sent; something that can't be read counts against who sends it, as an act does. */
export function readLimited(c: Context, guard: Guard): Promise<Body> {
  return readBody(c).catch((error: unknown) => {
    guard(c);
    throw error;
  });
}

/**
 * Lets an act in that takes a good key, and answers what was sent. Who has such a key goes at a pace of their own, since a whole town hall
 * may share one network address; anyone else is limited by theirs, before any work is done for them.
 *
 * @param scope where the key is good
 * @throws Refusal `rate-limited`
 */
export async function admit(
  c: Context,
  { pace, clock }: Services,
  guardStrangers: Guard,
  scope: string,
  isGood: (key: string) => Promise<boolean>,
): Promise<Body> {
  const body = await readLimited(c, guardStrangers);
  const { key } = body;
  if (typeof key !== 'string' || !(await isGood(key))) {
    guardStrangers(c);
    return body;
  }
  const wait = pace.acts(`${scope}\n${key}`, clock());
  if (wait > 0) throw new Refusal('rate-limited', { retryAfter: wait });
  return body;
}
