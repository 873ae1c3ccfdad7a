import { petitionActs } from '../nouns/petition/rules.ts';
import { pollActs } from '../nouns/poll/rules.ts';
import type { Actable, Acting } from './rules.ts';

/** The rules of acts on a thing. */
export const actingOf = <S extends Actable>({ document }: S): Acting<S> =>
  (document.type === 'petition' ? petitionActs : pollActs) as unknown as Acting<S>;

/** The part of an address below a thing where its acts are sent to. */
export const actsPath = { petition: 'signatures', poll: 'ballots' } as const;
