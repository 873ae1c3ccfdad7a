import { commentsKit } from './cases/comments.ts';
import { consultationKit } from './cases/consultation.ts';
import { petitionKit } from './cases/petition.ts';
import { pollKit } from './cases/poll.ts';
import type { PlainBench } from './bench.ts';
import type { FirstAct, NounKit } from './noun-kit.ts';

/** What is asked of adapters about each noun: the only list of them in the kit. */
const list = [petitionKit, pollKit, commentsKit, consultationKit] as const;

export const kits: readonly NounKit[] = list;
export const firstActs: readonly FirstAct[] = kits.flatMap(({ first = [] }) => first);

type BenchesOf<K> = K extends NounKit<infer Benches> ? (benches: Benches) => void : never;
/** What the bench may have of all nouns, together. */
type Benches = BenchesOf<(typeof list)[number]> extends (benches: infer All extends object) => void ? All : never;

/**
 * A fresh backend, and a look into it that does not go through the adapter. What a platform does not have is left out: the
 * adapter then has to have no method for it.
 */
export interface Bench extends PlainBench, Benches {}
