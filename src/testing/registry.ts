/* What is asked of adapters about each noun, and the types of its benches, a line each: the only list of them in the kit. */
export * from './cases/comments.ts';
export * from './cases/consultation.ts';
export * from './cases/petition.ts';
export * from './cases/poll.ts';
