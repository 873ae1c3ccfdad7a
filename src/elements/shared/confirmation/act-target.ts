import type { ActResult } from '../../../schema/common.ts';
import type { CivicStore } from '../../../state/store.ts';

type PetitionActs = NonNullable<NonNullable<ReturnType<CivicStore['adapterOf']>>['petitions']>;

/** Step of the workflow that the participant has reached. */
export type Step = 'start' | 'form' | 'waiting' | 'code' | 'counted' | 'withdrawn';

/** Content of an act, besides its key: a signature, a vote. */
export interface Content {
  email?: string | undefined;
}

type Acts = Omit<PetitionActs, 'sign'>;

/** What is sent of an act, by the name of its method: the act itself is `send`. */
export type ActName = 'send' | 'confirm' | 'resend' | 'withdraw';

/** What is sent, with the key that makes it the same act when it is sent again. */
export interface Sent {
  readonly key: string;
  readonly email?: string | undefined;
  readonly code?: string;
}

/** Target of an act: the key of its receipt, and the methods that can be called there. */
export interface ActTarget<C extends Content> {
  /** Address that its receipt is kept under. */
  src: string;
  send: ((src: string, act: C & { key: string }, options: { lang: string }) => Promise<ActResult>) | undefined;
  acts: Acts;
  /** Nothing is kept of an act that is counted: another question follows at the same address. */
  keepsNothing?: boolean;
}

/** Calls the method that an act is sent by. */
export const callMethod = <C extends Content>(
  { src, send, acts }: ActTarget<C>,
  name: ActName,
  sent: Sent,
  options: { lang: string },
): Promise<ActResult> | undefined =>
  name === 'send'
    ? send?.(src, sent as unknown as C & Sent, options)
    : acts[name]?.(src, sent as Sent & { code: string }, options);
