import { CivicError, isCivicError } from '../../client/errors.ts';
import type { AskIdentity, Identity, IdentityQuestion } from '../adapter.ts';

type Question = Omit<IdentityQuestion, 'expired'>;

/** Runs a call as the person whom the page names. A token that the platform does not take is asked for once more, then said. */
export async function withIdentity<T>(
  ask: AskIdentity | undefined,
  question: Question,
  run: (identity: Identity) => Promise<T>,
): Promise<T> {
  const answer = async (expired: boolean): Promise<Identity | undefined> => {
    try {
      return await ask?.({ ...question, expired });
    } catch (cause) {
      throw new CivicError('unauthorized', `${question.adapter}: identity() failed: ${String(cause)}.`, { cause });
    }
  };
  const identity = (await answer(false)) ?? {};
  try {
    return await run(identity);
  } catch (error) {
    if (!identity.token || !isCivicError(error) || error.code !== 'unauthorized') throw error;
    const renewed = await answer(true);
    if (!renewed?.token) throw error;
    return run(renewed);
  }
}

/** Returns the token that the page gave. @throws CivicError `unauthorized` where it gave none, before anything is sent. */
export function tokenOf({ token }: Identity, { adapter, src }: Question): string {
  if (token) return token;
  const advice = 'Give one by configure({ identity }), or answer the event civic-login-request';
  throw new CivicError('unauthorized', `${adapter}: this act on ${src} needs a token. ${advice}.`);
}
