import type { CivicAdapter } from '../adapters/adapter.ts';

/** A fresh adapter with a backend behind it, and a look into that backend that does not go through the adapter. */
export interface Bench {
  adapter: CivicAdapter;
  /** Addresses: of an open petition, poll and thread of comments, of a consultation, and one where nothing stands. */
  petition: string;
  poll: string;
  thread: string;
  consultation: string;
  missing: string;
  /** How many signatures of the petition are counted in the backend. */
  counted(): Promise<number>;
  /** How many ballots of the poll are counted in the backend. */
  ballots(): Promise<number>;
  /** How many comments of the thread are published in the backend. */
  published(): Promise<number>;
  /** The code in the last mail to an address, once it has been sent. */
  code(email: string): Promise<string>;
  close?(): Promise<void>;
}

/** One thing that is asked of an adapter. `needs` names the groups and methods without which the case does not apply. */
export interface Case {
  name: string;
  needs: readonly string[];
  run(bench: Bench): Promise<void>;
}

/** @throws Error with the message, where the claim is false. */
export function claim(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

/** @throws Error that names both, where what came is not what was expected. */
export const claimEqual = (actual: unknown, expected: unknown, what: string): void =>
  claim(Object.is(actual, expected), `${what}: expected ${String(expected)}, got ${String(actual)}`);
