import { CivicError, isCivicError } from '../../client/errors.ts';
import { plainLine } from '../../text/plain-text.ts';
import type { Posted } from '../../schema/comments.ts';
import type { Actor } from './people.ts';

/** Seconds between two comments of one person, if a site has not changed it; WordPress says nothing of it. */
const pause = 15;

/** Returns what WordPress says of a refusal: a word, and a sentence in the site's language. */
export function problemOf(error: unknown): { code: string; message: string } {
  const { code, message } = ((isCivicError(error) && error.problem) || {}) as Record<string, unknown>;
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? plainLine(message, 500) : '',
  };
}

const isFailure = ({ status = 0 }: CivicError): boolean => status === 0 || status === 429 || status >= 500;

/** Checks whether an error leaves open what came of the act: with no answer, or none that says it, it may have been done. */
export const isOpen = (error: unknown): boolean =>
  !isCivicError(error) || /^(?:network|timeout|server|invalid-response)$/.test(error.code);

/** A token that WordPress, or a plugin for tokens, does not take. */
const isOfToken =
  /jwt|token|nonce|incorrect_password|invalid_(?:username|email)|application_password|not_logged_in|login_required|author_data_required/;

/** Returns the answer that a refusal is. @throws the error itself where it is no refusal */
export function toAnswer(error: unknown, { person }: Actor): Posted {
  if (!isCivicError(error)) throw error;
  const { code, message } = problemOf(error);
  const { status, cause } = error;
  if (code === 'comment_flood') {
    const told = { cause, problem: error.problem, ...(status !== undefined && { status }) };
    throw new CivicError('rate-limited', `wordpress: ${message}`, { ...told, retryAfter: error.retryAfter ?? pause });
  }
  if (isFailure(error) || !code) throw error;
  if (!person && isOfToken.test(code)) {
    throw new CivicError('unauthorized', `wordpress: ${code}: ${message}`, { cause, problem: error.problem });
  }
  const refused = (reason: string, more: Partial<Posted> = {}): Posted => ({
    outcome: 'refused',
    reason,
    ...(message && { message }),
    ...more,
  });
  switch (code) {
    case 'rest_comment_login_required':
    case 'rest_cannot_read_post':
      return refused('not-allowed');
    case 'rest_comment_author_data_required':
    case 'comment_author_column_length':
      return refused('unknown');
    case 'rest_invalid_param':
      // The names of parameters are in no language.
      return refused(/\bauthor_/.test(message) ? 'unknown' : 'invalid');
    case 'rest_comment_content_invalid':
      return refused('invalid', { fields: { text: 'required' } });
    case 'rest_comment_closed':
      return refused('closed');
    case 'comment_duplicate':
      return refused('duplicate');
    default:
      return refused(code.slice(0, 60));
  }
}
