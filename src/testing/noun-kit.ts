import type { Noun } from '../schema/noun.ts';
import type { ReadyAct } from './acts.ts';
import type { Case, Stage } from './case.ts';

/** The act that a noun is there for: whatever may happen to an act happens to it. */
export interface FirstAct {
  /** In a word. */
  word: string;
  /** What the bench has to have. */
  noun: string;
  /** The method that does it. */
  need: string;
  prepare(stage: Stage): Promise<ReadyAct>;
}

/** What is asked of adapters about a noun. `Benches` is what the bench has of it, by name; each is optional. */
export interface NounKit<Benches extends object = object> {
  /** The shapes of what the bench has of it, by the same names. */
  readonly shapes: Readonly<Record<keyof Benches & string, Noun['shape']>>;
  /** Absent where there is nothing to do. */
  readonly first?: FirstAct;
  readonly cases: readonly Case[];
}
