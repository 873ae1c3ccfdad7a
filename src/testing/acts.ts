import type { CallOptions, CivicAdapter } from '../adapters/adapter.ts';
import { claim, type Stage } from './case.ts';

/** An act that is ready to be sent, as often as a case wants and through whichever adapter: it is always the same. */
export interface ReadyAct<Answer = { outcome: string }> {
  send(options?: CallOptions, adapter?: CivicAdapter): Promise<Answer>;
  /** Does what is left to the participant after the act was received: types the mailed code, where there is one. */
  finish(): Promise<void>;
  /** Counts what the backend has of these. */
  count(): Promise<number>;
}

export const email = 'camille.martin@exemple.fr';
export const key = 'conformance-key-0001';

/** Reads the code that was mailed last to an address. @throws Error where the bench of an adapter that confirms by code does not tell the code. */
export function mailedCode({ bench }: Stage, to = email): Promise<string> {
  claim(bench.code !== undefined, 'the adapter confirms by a mailed code, and so the bench has `code`');
  return bench.code(to);
}

export const readAs = async <T>({ adapter }: Stage, src: string): Promise<T> =>
  (await adapter.read(src, { fresh: true })).thing as T;
