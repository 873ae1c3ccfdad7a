import type { ActResult } from '../../../schema/common.ts';
import type { CivicStore } from '../../../state/store.ts';

type PetitionActs = NonNullable<NonNullable<ReturnType<CivicStore['adapterOf']>>['petitions']>;

/** Step of the workflow that the participant has reached. */
export type Step = 'start' | 'form' | 'code' | 'counted' | 'withdrawn';

/** Content of an act, besides its key: a signature, a vote. */
export interface Content {
  email?: string | undefined;
}

type Acts = Omit<PetitionActs, 'sign'>;

/** Target of an act: the key of its receipt, and the methods that can be called there. */
export interface ActTarget<C extends Content> {
  /** Address that its receipt is kept under. */
  src: string;
  send: ((src: string, act: C & { key: string }, options: { lang: string }) => Promise<ActResult>) | undefined;
  acts: Acts;
  /** Nothing is kept of an act that is counted: another question follows at the same address. */
  keepsNothing?: boolean;
}
