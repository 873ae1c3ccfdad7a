import type { Writer } from '../store/store.ts';

/** What was kept, was wrong, and was mended. */
export interface Mended {
  what: string;
  was: number | string;
  is: number | string;
}
export type OnMended = (mended: Mended) => void;

/** What was mended of a thing, as everyone may know it. */
export interface MendedThing {
  scope: string;
  /** Path of its page. */
  path: string;
  /** What was wrong, by language. */
  why: Readonly<Record<string, string>>;
  /** A count that it changed, by the name of its metric, and by how many. */
  count?: { of: string; by: number };
  /** A number that the count had come to, and when: ISO 8601. */
  reached?: { at: number; on: string };
}

/** What whoever mends does besides. */
export interface Mending {
  clock: () => number;
  /** Tells those who run the server, once it is done. */
  tell: OnMended;
  /** Writes it down for everyone, in the transaction that mends it. */
  note(writer: Writer, mended: MendedThing): Promise<void>;
}
