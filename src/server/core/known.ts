import type { ReadStore, Writer } from '../store/store.ts';

/** Who is known by name or address in a scope, and how that ends. What they did stays counted. */
export interface Known {
  /** Counts them. */
  count(reader: ReadStore, scope: string): Promise<number>;
  /** Erases name, place and address of some of them, for good; answers of how many, 0 once nobody is left. */
  eraseSome(writer: Writer, scope: string, limit: number, now: number): Promise<number>;
  /** What is left besides by which someone could be guessed: a digest, against which whoever has the secret can try names. */
  readonly traces?: Traces;
}

/** Digests that are erased with those who are known. */
export interface Traces {
  has(reader: ReadStore, scope: string): Promise<boolean>;
  /** Drops them all; what was counted by them stays counted. */
  drop(writer: Writer, scope: string): Promise<void>;
}
