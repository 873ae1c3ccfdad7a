import { CivicError, isCivicError, type CivicErrorCode } from '../../client/errors.ts';
import type { ActResult } from '../../schema/common.ts';

/** Finds the word that Polis answers with: plain text, or somewhere in JSON. */
function wordIn(error: unknown): string {
  if (!isCivicError(error)) return '';
  const text = typeof error.problem === 'string' ? error.problem : JSON.stringify(error.problem ?? '');
  return /polis_err_\w+|unauthorized domain/.exec(text)?.[0] ?? '';
}

const whitelist =
  'Polis answers only pages whose domain is on its list: the operator sets one DOMAIN_WHITELIST_ITEM_nn for each, or allows it for the conversation';

/** Says in our words what Polis says in its own. A refusal by domain comes without CORS headers: no browser may read it. */
export function explained(error: unknown): unknown {
  if (!isCivicError(error)) return error;
  const word = wordIn(error);
  const as = (code: CivicErrorCode, advice: string): CivicError =>
    new CivicError(code, `${error.message} ${advice}.`, { cause: error, problem: error.problem });
  if (error.code === 'network') return as('network', whitelist);
  if (word === 'unauthorized domain') return as('forbidden', whitelist);
  if (/conversation_id|(?:unknown|no)_conversation|conversation_not_found/.test(word)) {
    return as('not-found', `Polis says ${word}: check the id in src`);
  }
  return word ? as(error.code, `Polis says ${word}`) : error;
}

/** Returns what becomes of a vote that Polis does not take; nothing where that is a failure and no answer. */
export function refusalOf(error: unknown): ActResult | undefined {
  const word = wordIn(error);
  // The same vote again: it is there.
  if (word === 'polis_err_vote_duplicate') return { outcome: 'counted' };
  if (word === 'polis_err_conversation_is_closed') return { outcome: 'refused', reason: 'closed' };
  if (/xid_not_(?:whitelisted|allowed)|social_needed|auth_needed/.test(word))
    return { outcome: 'refused', reason: 'forbidden' };
  return undefined;
}
