import type { CivicAdapter } from '../adapters/adapter.ts';
import { createStage, methodOf, thingIn, type Case } from './case.ts';
import { cancellation } from './cases/cancellation.ts';
import { contract } from './cases/contract.ts';
import { appliesTo, extentOf } from './cases/extent.ts';
import { failures } from './cases/failures.ts';
import { idempotency } from './cases/idempotency.ts';
import { identity } from './cases/identity.ts';
import { reading } from './cases/reading.ts';
import { kits, type Bench } from './nouns.ts';

export type { ThingBench } from './bench.ts';
export type { Case } from './case.ts';
export type { Bench } from './nouns.ts';
export type * from './registry.ts';

/** The two functions of a test runner: node:test, vitest, mocha and Web Test Runner all have them. */
export interface Runner {
  describe(name: string, define: () => void): unknown;
  it(name: string, run: () => Promise<void>): unknown;
}

/** Options: what may be said of an adapter before it is tried. */
export interface Extent {
  /**
   * What it can: the nouns that its platform has, by their type, and its methods as `group.method`. Cases about anything else are left out,
   * and one case for each noun asserts that it can this and no more.
   */
  can?: readonly string[];
}

/** Every case of the kit. */
export const cases: readonly Case[] = [
  ...contract,
  ...reading,
  ...kits.flatMap((kit) => kit.cases),
  ...idempotency,
  ...identity,
  ...failures,
  ...cancellation,
];

const everything: object = globalThis;
const globals: Partial<Runner> = everything;

/**
 * Proves an adapter right: each case runs on a fresh bench, looks into the backend beside the adapter, and breaks the line
 * between the two where that is what it is about. Where an adapter lacks what a case needs, or the platform has no such noun, the
 * case asserts that the methods are absent, which is how an adapter says "cannot"; where it is said what the adapter `can`, one case
 * for each noun does. A case takes up to three seconds.
 *
 * @param options the functions of the runner where they are no globals: those of `node:test`, for example
 */
export function describeAdapter(
  name: string,
  openBench: () => Bench | Promise<Bench>,
  { describe = globals.describe, it = globals.it, can }: Partial<Runner> & Extent = {},
): void {
  if (!describe || !it) throw new Error('There is no global describe() and it(): give them, as { describe, it }.');
  describe(`adapter ${name}`, () => {
    const asked = can ? [...extentOf(can), ...cases.filter(appliesTo(can))] : cases;
    for (const each of asked) it(each.name, () => runCase(each, openBench));
  });
}

/** Runs one case on a bench of its own. @throws Error that says what does not hold. */
export async function runCase({ noun, needs, run }: Case, openBench: () => Bench | Promise<Bench>): Promise<void> {
  const bench = await openBench();
  try {
    const stage = createStage(bench);
    if (noun && !thingIn(bench, noun)) assertAbsent(stage.adapter, needs, `the bench has no ${noun}`);
    else if (needs.every((need) => typeof methodOf(stage.adapter, need) === 'function')) await run(stage);
    else assertAnyAbsent(stage.adapter, needs);
  } finally {
    await bench.close?.();
  }
}

function assertAbsent(adapter: CivicAdapter, needs: readonly string[], because: string): void {
  const present = needs.filter((need) => methodOf(adapter, need) !== undefined);
  if (present.length > 0) throw new Error(`${adapter.name} has ${present.join(', ')}, but ${because}.`);
}

/** Asserts that a method which is no function is not there at all: the elements ask whether it is. */
function assertAnyAbsent(adapter: CivicAdapter, needs: readonly string[]): void {
  const missing = needs.filter((need) => typeof methodOf(adapter, need) !== 'function');
  assertAbsent(adapter, missing, 'it is no function');
}
