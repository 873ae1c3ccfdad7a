import { CivicCommentsElement } from './comments/comments.ts';
import { CivicCounterElement } from './counter/counter.ts';
import { CivicPetitionElement } from './petition/petition.ts';
import { CivicPollElement } from './poll/poll.ts';

export * from './comments/comments.ts';
export * from './counter/counter.ts';
export * from './petition/petition.ts';
export * from './poll/poll.ts';
export * from './shared/events.ts';

/** Every element by the tag that it is registered under: the only list of them. */
export const elements = {
  'civic-petition': CivicPetitionElement,
  'civic-poll': CivicPollElement,
  'civic-comments': CivicCommentsElement,
  'civic-counter': CivicCounterElement,
} as const;
