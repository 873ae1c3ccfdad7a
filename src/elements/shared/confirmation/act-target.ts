import type { ActResult } from '../../../schema/common.ts';
import type { CivicStore } from '../../../state/store.ts';

type PetitionActs = NonNullable<NonNullable<ReturnType<CivicStore['adapterOf']>>['petitions']>;

/** Where the participant stands. */
export type Step = 'start' | 'form' | 'code' | 'counted' | 'withdrawn';

/** What an act says, besides its key: a signature, a vote. */
export interface Content {
  email?: string | undefined;
}

type Acts = Omit<PetitionActs, 'sign'>;

/** Where an act takes place: what it is kept under, and what can be done there. */
export interface ActTarget<C extends Content> {
  /** What its receipt is kept under. */
  src: string;
  send: ((src: string, act: C & { key: string }, options: { lang: string }) => Promise<ActResult>) | undefined;
  acts: Acts;
  /** Nothing is kept of an act that is counted: another question follows at the same address. */
  keepsNothing?: boolean;
}
