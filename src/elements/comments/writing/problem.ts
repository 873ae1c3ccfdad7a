import { isCivicError } from '../../../client/errors.ts';
import type { CommentsWords } from '../texts/texts.ts';
import { toFaults } from '../../shared/ui/form.ts';
import { actSentence } from '../../shared/ui/status.ts';
import type { Problem } from './participation.ts';

/** Why an act did not succeed, in words; empty where fields say it. */
export function toSentence(words: CommentsWords, problem: Problem | undefined): string {
  if (!problem) return '';
  if (isCivicError(problem)) return actSentence(words, problem);
  if (problem.fields) return '';
  const keys = [`comments.refused.${problem.reason}`, `refused.${problem.reason}`, `error.${problem.reason}`];
  return (!keys.some(words.has) && problem.message) || words.first(keys, 'refused.any');
}

/** What a backend found wrong in a form, field by field. */
export const toFieldFaults = (words: CommentsWords, problem: Problem | undefined): Map<string, string> =>
  problem && !isCivicError(problem) && problem.fields ? toFaults(words, problem) : new Map<string, string>();
