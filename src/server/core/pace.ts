import type { Limits } from './guard.ts';
import { rateLimit, type RateLimit } from './rate-limit.ts';
import type { SharedLimits } from './shared-limits.ts';

/** How much a participant may post, vote, and do in discussions at all within a minute; and the mails that a client may cause. */
export interface Pace {
  posts: RateLimit;
  votes: RateLimit;
  acts: RateLimit;
  mails: RateLimit;
}

/** Makes the limits of who is known, and of mails. */
export const createPace = (limits: Limits, shared?: SharedLimits): Pace => ({
  posts: rateLimit(limits.postsPerMinute ?? 10, 60_000, shared?.of('posts')),
  votes: rateLimit(120, 60_000, shared?.of('votes')),
  acts: rateLimit(limits.knownActsPerMinute ?? 240, 60_000, shared?.of('acts')),
  mails: rateLimit(limits.mailsPerHour ?? 60, 3_600_000, shared?.of('mails')),
});
