import type { PlainBench } from './bench.ts';
import type { FirstAct, NounKit } from './noun-kit.ts';
import * as registry from './registry.ts';

/** The questions to adapters about each noun. */
export const kits: readonly NounKit[] = Object.values(registry);
export const firstActs: readonly FirstAct[] = kits.flatMap(({ first = [] }) => first);

type BenchesOf<K> = K extends NounKit<infer Benches> ? (benches: Benches) => void : never;
/** What the bench may have of all nouns, together. */
type Benches =
  BenchesOf<(typeof registry)[keyof typeof registry]> extends (benches: infer All extends object) => void ? All : never;

/**
 * A fresh backend, and a look into it that does not go through the adapter. What a platform does not have is left out: the
 * adapter then has to have no method for it.
 */
export interface Bench extends PlainBench, Benches {}
