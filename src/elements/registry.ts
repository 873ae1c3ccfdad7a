/* Every element, a line each, under its tag without `civic-`: the only list of them. */
export { CivicCommentsElement as comments } from './comments/comments.ts';
export { CivicCounterElement as counter } from './counter/counter.ts';
export { CivicPetitionElement as petition } from './petition/petition.ts';
export { CivicPollElement as poll } from './poll/poll.ts';
