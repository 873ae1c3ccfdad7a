/* Every noun of the server, a line each: the only list of them. */
export { commentsNoun } from './nouns/comments/noun.ts';
export { consultationNoun } from './nouns/consultation/noun.ts';
export { petitionNoun } from './nouns/petition/noun.ts';
export { pollNoun } from './nouns/poll/noun.ts';
