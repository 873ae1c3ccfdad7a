import { isCivicError, type CivicError } from '../../../client/errors.ts';
import type { Posted } from '../../../schema/comments.ts';
import type { CommentsWords } from '../texts/texts.ts';
import { toFaults } from '../../shared/ui/form.ts';
import { actSentence, untilThen } from '../../shared/ui/status.ts';

/** Reason why an act did not succeed: refused by the backend, or failed on its way. */
export type Problem = Pick<Posted, 'reason' | 'message' | 'fields' | 'retryAfter'> | CivicError;

/** Checks whether the backend has no participant by this key, or no more. */
export const isUnknown = (problem: Problem): boolean => {
  if (!isCivicError(problem)) return problem.reason === 'unknown';
  const { reason } = (problem.problem ?? {}) as { reason?: unknown };
  return problem.code === 'unauthorized' || reason === 'unknown';
};

/** Returns why an act did not succeed, in words; empty where fields say it. */
export function toSentence(words: CommentsWords, problem: Problem | undefined): string {
  if (!problem) return '';
  if (isCivicError(problem)) return actSentence(words, problem);
  if (problem.fields) return '';
  const later = problem.reason === 'rate-limited' && untilThen(words, problem.retryAfter);
  if (later) return later;
  const keys = [`comments.refused.${problem.reason}`, `refused.${problem.reason}`, `error.${problem.reason}`];
  return (!keys.some(words.has) && problem.message) || words.first(keys, 'refused.any');
}

/** Returns what a backend found wrong in a form, by the name of the field. */
export const toFieldFaults = (words: CommentsWords, problem: Problem | undefined): Map<string, string> =>
  problem && !isCivicError(problem) && problem.fields ? toFaults(words, problem) : new Map<string, string>();
