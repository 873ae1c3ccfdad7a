import { petitionActs } from '../petitions/acts.ts';
import { pollActs } from '../polls/acts.ts';
import type { Actable, Acting } from './acting.ts';

/** The rules of acts on a thing. */
export const actingOf = <S extends Actable>({ document }: S): Acting<S> =>
  (document.type === 'petition' ? petitionActs : pollActs) as unknown as Acting<S>;

/** The part of an address below a thing where its acts are sent to. */
export const actsPath = { petition: 'signatures', poll: 'ballots' } as const;
