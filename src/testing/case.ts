import { isCivicError, type CivicError } from '../client/errors.ts';
import type { AdapterOptions, CivicAdapter } from '../adapters/adapter.ts';
import type { Bench, BenchOf, Noun, ThingBench } from './bench.ts';
import { createNetwork, type Network } from './network.ts';

/** What a case runs on. */
export interface Stage {
  bench: Bench;
  network: Network;
  /** The adapter over this network, as the person whom the bench names. */
  adapter: CivicAdapter;
  /** Another one over the same network and backend. */
  open(options: AdapterOptions): CivicAdapter;
}

export function createStage(bench: Bench): Stage {
  const network = createNetwork(bench.fetch ? (request) => bench.fetch!(request) : (request) => fetch(request));
  const open = (options: AdapterOptions): CivicAdapter =>
    bench.open({ identity: () => bench.identity, ...options, fetch: network.fetch });
  return { bench, network, open, adapter: open({}) };
}

/** What the bench has of a noun. */
export const thingIn = (bench: Bench, noun: string): ThingBench | undefined =>
  (bench as object as Partial<Record<string, ThingBench>>)[noun];

/** One thing that is asked of an adapter. It applies where the bench has the noun and the adapter the methods, `group.method`. */
export interface Case {
  /** A sentence about an adapter that is right. */
  name: string;
  noun?: Noun;
  needs: readonly string[];
  run(stage: Stage): Promise<void>;
}

interface NounCase<N extends Noun> {
  name: string;
  needs: readonly string[];
  run(stage: Stage, thing: BenchOf<N>): Promise<void>;
}

/** Cases about one noun. */
export const about = <N extends Noun>(noun: N, cases: readonly NounCase<N>[]): Case[] =>
  cases.map(({ run, ...others }) => ({ ...others, noun, run: (stage) => run(stage, stage.bench[noun] as BenchOf<N>) }));

/** @throws Error with the message, where the claim is false. */
export function claim(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

/** @throws Error that names both, where what came is not what was expected. */
export const claimEqual = (actual: unknown, expected: unknown, what: string): void =>
  claim(Object.is(actual, expected), `${what}: expected ${String(expected)}, got ${String(actual)}`);

/** What a call was rejected with, if it was. */
export const rejection = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (reason: unknown) => reason,
  );

/** @throws Error where it is not this package's error, by which the elements know what to say. */
export function claimCivicError(error: unknown): asserts error is CivicError {
  claim(isCivicError(error), `the call rejects with a CivicError, not with ${String(error)}`);
}
