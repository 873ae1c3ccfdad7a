import type { Voting } from '../voting/voting.ts';

/** Writes the name of the method, and the one clause that says who comes first by it. */
export const methodText = ({ words, poll: { method, scoreRule } }: Voting): string =>
  words.first([`poll.method.${method === 'score' ? `score.${scoreRule ?? 'sum'}` : method}`], 'poll.unknown');
