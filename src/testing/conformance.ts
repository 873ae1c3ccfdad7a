import type { CivicAdapter } from '../adapters/adapter.ts';
import type { Bench } from './bench.ts';
import { createStage, type Case } from './case.ts';
import { cancellation } from './cases/cancellation.ts';
import { comments } from './cases/comments.ts';
import { contract, methodOf } from './cases/contract.ts';
import { failures } from './cases/failures.ts';
import { hiddenResults } from './cases/hidden-results.ts';
import { idempotency } from './cases/idempotency.ts';
import { identity } from './cases/identity.ts';
import { paging } from './cases/paging.ts';
import { petitions } from './cases/petitions.ts';
import { polls } from './cases/polls.ts';
import { reading } from './cases/reading.ts';

export type { Bench, PetitionBench, PollBench, ThingBench, ThreadBench } from './bench.ts';
export type { Case } from './case.ts';

/** The two functions of a test runner: node:test, vitest, mocha and Web Test Runner all have them. */
export interface Runner {
  describe(name: string, define: () => void): unknown;
  it(name: string, run: () => Promise<void>): unknown;
}

/** What is asked of every adapter. */
export const cases: readonly Case[] = [
  ...contract,
  ...reading,
  ...petitions,
  ...polls,
  ...hiddenResults,
  ...comments,
  ...paging,
  ...idempotency,
  ...identity,
  ...failures,
  ...cancellation,
];

const globals: object = globalThis;

/**
 * Proves an adapter right: each case runs on a fresh bench, looks into the backend beside the adapter, and breaks the line
 * between the two where that is what it is about. Where an adapter lacks what a case needs, or the platform has no such noun, the
 * case asserts that the methods are absent, which is how an adapter says "cannot". A case takes up to three seconds.
 *
 * @param runner where its functions are no globals: those of `node:test`, for example
 */
export function describeAdapter(
  name: string,
  openBench: () => Bench | Promise<Bench>,
  { describe, it }: Partial<Runner> = globals,
): void {
  if (!describe || !it) throw new Error('There is no global describe() and it(): give them, as { describe, it }.');
  describe(`adapter ${name}`, () => {
    for (const each of cases) it(each.name, () => runCase(each, openBench));
  });
}

/** Runs one case on a bench of its own. @throws Error that says what does not hold. */
export async function runCase({ noun, needs, run }: Case, openBench: () => Bench | Promise<Bench>): Promise<void> {
  const bench = await openBench();
  try {
    const stage = createStage(bench);
    if (noun && !bench[noun]) assertAbsent(stage.adapter, needs, `the bench has no ${noun}`);
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

/** What is no function is not there at all: the elements ask whether it is. */
function assertAnyAbsent(adapter: CivicAdapter, needs: readonly string[]): void {
  const missing = needs.filter((need) => typeof methodOf(adapter, need) !== 'function');
  assertAbsent(adapter, missing, 'it is no function');
}
