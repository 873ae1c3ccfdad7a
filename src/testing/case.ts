import type * as z from 'zod/mini';
import { isCivicError, type CivicError } from '../client/errors.ts';
import type { AdapterOptions, CivicAdapter } from '../adapters/adapter.ts';
import type { PlainBench, ThingBench } from './bench.ts';
import { createNetwork, type Network } from './network.ts';

/** Environment of a case. */
export interface Stage {
  bench: PlainBench;
  network: Network;
  /** The adapter over this network, as the person whom the bench names. */
  adapter: CivicAdapter;
  /** Makes another adapter over the same network and backend. */
  open(options: AdapterOptions): CivicAdapter;
}

export function createStage(bench: PlainBench): Stage {
  const network = createNetwork(bench.fetch ? (request) => bench.fetch!(request) : (request) => fetch(request));
  const open = (options: AdapterOptions): CivicAdapter =>
    bench.open({ identity: () => bench.identity, ...options, fetch: network.fetch });
  return { bench, network, open, adapter: open({}) };
}

/** Returns what the bench has of a noun. */
export const thingIn = (bench: PlainBench, noun: string): ThingBench | undefined =>
  (bench as object as Partial<Record<string, ThingBench>>)[noun];

/** One thing that is asked of an adapter. It applies where the bench has the noun and the adapter the methods, `group.method`. */
export interface Case {
  /** A sentence about an adapter that is right. */
  name: string;
  /** What the bench has to have, by its name there. */
  noun?: string;
  needs: readonly string[];
  run(stage: Stage): Promise<void>;
}

interface NounCase<B> {
  name: string;
  needs: readonly string[];
  run(stage: Stage, thing: B): Promise<void>;
}

/** Cases about what the bench has by this name. */
export const about = <B extends ThingBench>(noun: string, cases: readonly NounCase<B>[]): Case[] =>
  cases.map(({ run, ...others }) => ({ ...others, noun, run: (stage) => run(stage, standing<B>(stage, noun)) }));

/** Returns what the bench has of a noun. @throws Error where it has nothing, which the runner of cases rules out */
export function standing<B extends ThingBench>({ bench }: Stage, noun: string): B {
  const thing = thingIn(bench, noun);
  claim(thing !== undefined, `the bench has a ${noun}`);
  return thing as B;
}

/** Claims that something holds. @throws Error with the message, where it does not */
export function claim(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

/** Claims that what came is what was expected. @throws Error that names both, where it is not */
export const claimEqual = (actual: unknown, expected: unknown, what: string): void =>
  claim(Object.is(actual, expected), `${what}: expected ${String(expected)}, got ${String(actual)}`);

/** Returns what a call was rejected with, if it was. */
export const rejection = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (reason: unknown) => reason,
  );

/** Claims that an error is one of this package. @throws Error where it is not this package's error, by which the elements know what to say. */
export function claimCivicError(error: unknown): asserts error is CivicError {
  claim(isCivicError(error), `the call rejects with a CivicError, not with ${String(error)}`);
}

/** Checks whether an error says that nothing stands there. */
export const isNotFound = (error: unknown): boolean => isCivicError(error) && error.code === 'not-found';

/** Claims that a value has the shape that the elements read. @throws Error that names where it has another. */
export function claimShape(shape: z.ZodMiniType, value: unknown, what: string): void {
  const issue = shape.safeParse(value).error?.issues[0];
  claim(!issue, `${what} has another shape than the elements read, at \`${issue?.path.join('.')}\``);
}

/** Returns what stands at `group.method`. */
export function methodOf(adapter: CivicAdapter, path: string): unknown {
  const [group = '', method = ''] = path.split('.');
  return (adapter[group as keyof CivicAdapter] as Record<string, unknown> | undefined)?.[method];
}
