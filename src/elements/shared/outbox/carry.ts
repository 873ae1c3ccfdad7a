import { isCivicError, type CivicError } from '../../../client/errors.ts';
import { outbox, type WaitingAct } from '../../../state/outbox.ts';
import { inTurn } from '../../../state/turn.ts';

/** What somebody asks for: an act before it has waited. */
export type Wish = Pick<WaitingAct, 'id' | 'place' | 'act' | 'sent' | 'ballot'>;

export interface Answer {
  readonly outcome: string;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
}

/** How an act is sent. */
interface Carrying<R> {
  send(): Promise<R | undefined>;
  /** Keeps what came of it, before the act itself is no longer kept. */
  take(result: R): void;
  /** Checks whether it was done meanwhile in another element or tab. */
  isPast?: (() => boolean) | undefined;
  /** It has waited, and nobody presses now. */
  isAgain: boolean;
}

/**
 * Checks whether nobody knows if an act has arrived. Who presses is told at once that the backend has too much to do; who has waited goes on
 * waiting. What is no answer of the backend's, as the page of a network that asks for a login, is none.
 */
const isUndelivered = (error: unknown, isAgain: boolean): error is CivicError =>
  isCivicError(error) &&
  (error.code === 'invalid-response' || (error.retryable && (isAgain || error.code !== 'rate-limited')));

/**
 * Sends an act in its turn among the tabs. It is kept on the device before that, until the answer, and longer where none came. Answers
 * nothing where it was done, sent or cancelled meanwhile. What had waited and is refused keeps its words.
 */
export const carry = <R extends Answer>(wish: Wish, how: Carrying<R>): Promise<R | undefined> =>
  inTurn(wish.place, async () => {
    const { id, place } = wish;
    const known = outbox.get(id);
    if (how.isPast?.() || (how.isAgain && !isDue(known))) return undefined;
    if (!how.isAgain)
      for (const each of outbox.at(place)) if (each.refused && each.place === place) outbox.drop(each.id);
    const act: WaitingAct = how.isAgain && known ? known : { ...wish, at: Date.now(), tries: 0, next: 0 };
    outbox.put(act);
    const isCancelled = (): boolean => {
      const now = outbox.get(id);
      return now?.at !== act.at || now.quiet !== act.quiet;
    };
    const end = (refused?: WaitingAct['refused']): void =>
      refused && how.isAgain ? outbox.put({ ...act, refused }) : outbox.drop(id);
    try {
      const result = await how.send();
      if (isCancelled()) return undefined;
      if (result) how.take(result);
      const { outcome, reason, message } = result ?? {};
      end(outcome === 'refused' ? { reason, message } : undefined);
      return result;
    } catch (error) {
      if (isCancelled()) return undefined;
      if (isUndelivered(error, how.isAgain)) outbox.putOff(act, error.retryAfter);
      else end({ reason: isCivicError(error) ? error.code : undefined });
      throw error;
    }
  });

/** Checks whether an act still waits, and may be sent now. */
const isDue = (act: WaitingAct | undefined): boolean => act !== undefined && !act.refused && act.next <= Date.now();
