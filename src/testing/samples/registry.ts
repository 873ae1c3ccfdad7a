/* What tests put in of each noun, under its type, a line each: the only list of them. */
export { commentsSample as thread } from './comments.ts';
export { consultationSample as consultation } from './consultation.ts';
export { petitionSample as petition } from './petition.ts';
export { pollSample as poll } from './poll.ts';
