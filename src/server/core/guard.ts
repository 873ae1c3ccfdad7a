import type { Context } from 'hono';
import { rateLimit } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import type { SharedLimits } from './shared-limits.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Who asks: a word for the network address, where it is known. */
    sender?: string | undefined;
  }
}

export interface Limits {
  /** Acts of one kind that a client may do per minute, 20 where it is not given. */
  actsPerMinute?: number;
  /** Comments that a participant may post per minute, 10 where it is not given. */
  postsPerMinute?: number;
  /** Proofs of ledgers that a client may ask for per minute, 60 where it is not given. */
  proofsPerMinute?: number;
  /** Mails to whomever that a client may cause within an hour and nobody answers by a proof, 60 where it is not given. */
  mailsPerHour?: number;
  /** What who has a good key may do with it per minute, 240 where it is not given. */
  knownActsPerMinute?: number;
  /** Who asks: a word for the network address, never stored. Nobody is limited where it is missing or answers nothing. */
  client?: (c: Context) => string | undefined;
}

/** Throws a Refusal `rate-limited` where this client did too many acts of this kind within a minute. */
export type Guard = (c: Context) => void;

export type NewGuard = () => Guard;

/** What guards take of the services. */
interface Guarded {
  clock: () => number;
  shared?: SharedLimits | undefined;
}

/** Makes the guards of the acts, one for each kind. @param area where these are: each process makes those of one area in the same order */
export function createGuards(
  { actsPerMinute = 20, client }: Limits,
  { clock, shared }: Guarded,
  area: string,
): NewGuard {
  let made = 0;
  return () => {
    made += 1;
    const waitOf = rateLimit(actsPerMinute, 60_000, shared?.of(`${area}-${made}`));
    return (c) => {
      const name = client?.(c);
      const wait = name === undefined ? 0 : waitOf(name, clock());
      if (wait > 0) throw new Refusal('rate-limited', { retryAfter: wait });
    };
  };
}
