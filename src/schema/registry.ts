/* Every noun, a line each, by its type: the only list of them on this floor. */
export { commentsNoun as thread } from './comments.ts';
export { consultationNoun as consultation } from './consultation.ts';
export { petitionNoun as petition } from './petition.ts';
export { pollNoun as poll } from './poll.ts';
