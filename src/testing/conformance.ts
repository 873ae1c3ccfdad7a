import type { CivicAdapter } from '../adapters/adapter.ts';
import type { Bench, Case } from './bench.ts';
import { comments } from './cases/comments.ts';
import { petitions } from './cases/petitions.ts';
import { polls } from './cases/polls.ts';
import { reading } from './cases/reading.ts';

export type { Bench, Case } from './bench.ts';

/** The two functions of a test runner: node:test, vitest, mocha and Web Test Runner all have them. */
export interface Runner {
  describe(name: string, define: () => void): unknown;
  it(name: string, run: () => Promise<void>): unknown;
}

export const cases: readonly Case[] = [...reading, ...petitions, ...polls, ...comments];

/**
 * Proves an adapter right: each case runs on a fresh bench and looks into the backend beside the adapter. Where an adapter
 * lacks what a case needs, the case asserts that the method is absent, which is how an adapter says "cannot".
 */
export function describeAdapter(name: string, openBench: () => Promise<Bench>, { describe, it }: Runner): void {
  describe(`adapter ${name}`, () => {
    for (const { name: title, needs, run } of cases) {
      it(title, async () => {
        const bench = await openBench();
        try {
          if (needs.every((need) => has(bench.adapter, need))) await run(bench);
          else assertAbsent(bench.adapter, needs);
        } finally {
          await bench.close?.();
        }
      });
    }
  });
}

/** Whether the adapter has `group.method`. */
function has(adapter: CivicAdapter, need: string): boolean {
  const [group = '', method = ''] = need.split('.');
  const methods = adapter[group as keyof CivicAdapter] as Record<string, unknown> | undefined;
  return typeof methods?.[method] === 'function';
}

/** An ability is there as a whole or not at all: half of it would leave a participant on the way. */
function assertAbsent(adapter: CivicAdapter, needs: readonly string[]): void {
  const present = needs.filter((need) => has(adapter, need));
  if (present.length > 0)
    throw new Error(`${adapter.name} has ${present.join(', ')} but not all of ${needs.join(', ')}.`);
}
