import assert from 'node:assert/strict';
import type { AdapterOptions, CivicAdapter } from '../../src/adapters/adapter.ts';
import type { CivicError } from '../../src/client/errors.ts';
import { isCivicError, type CivicErrorCode } from '../../src/client/errors.ts';
import { cases, runCase, type Bench, type Case } from '../../src/testing/conformance.ts';
import { memoryBench } from './bench.ts';

/** An adapter that is right but for one thing, and the one case that has to tell. */
export interface Broken {
  /** What it does, after "an adapter that". */
  does: string;
  fails: string;
  breaks(adapter: CivicAdapter, bench: Bench, options: AdapterOptions): CivicAdapter;
}

/** The same adapter with other methods in a group. */
export const having = <G extends keyof Omit<CivicAdapter, 'name' | 'read' | 'repeatable'>>(
  adapter: CivicAdapter,
  group: G,
  methods: { [M in keyof NonNullable<CivicAdapter[G]>]?: NonNullable<CivicAdapter[G]>[M] | undefined },
): CivicAdapter => ({ ...adapter, [group]: { ...adapter[group], ...methods } });

/** Turns what a call rejects with, where it is an error of this code. */
export const turning =
  <A extends unknown[], R>(
    call: (...args: A) => Promise<R>,
    code: CivicErrorCode,
    turn: (error: CivicError) => unknown,
  ) =>
  async (...args: A): Promise<R> => {
    try {
      return await call(...args);
    } catch (error) {
      throw isCivicError(error) && error.code === code ? turn(error) : error;
    }
  };

/** Turns an answer. */
export const answering =
  <A extends unknown[], R>(call: (...args: A) => Promise<R>, turn: (answer: R, ...args: A) => R) =>
  async (...args: A): Promise<R> =>
    turn(await call(...args), ...args);

/** How many cases run at once: those about failures mostly wait. */
const lanes = 6;

/** How many cases on either side of a case are run with it: those about the same thing stand beside it. */
const reach = 4;

/** A case and its neighbours. @throws an Error where the kit has no such case. */
function around(name: string): Case[] {
  const place = cases.findIndex((each) => each.name === name);
  if (place < 0) throw new Error(`The kit has no case "${name}".`);
  return cases.slice(Math.max(0, place - reach), place + reach + 1);
}

/** Those of the cases that fail on an adapter, by name. */
export async function failing(
  breaks: Broken['breaks'],
  some: readonly Case[],
  openRight = memoryBench,
): Promise<string[]> {
  const openBench = async (): Promise<Bench> => {
    const bench = await openRight();
    return { ...bench, open: (options) => breaks(bench.open(options), bench, options) };
  };
  const waiting = [...some];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    for (let each = waiting.shift(); each; each = waiting.shift()) {
      const { name } = each;
      await runCase(each, openBench).catch(() => failed.push(name));
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return failed;
}

/** Claims that the case which has to tell tells, and none of its neighbours. */
export async function findsOut({ breaks, fails }: Broken, openRight = memoryBench): Promise<void> {
  assert.deepEqual(await failing(breaks, around(fails), openRight), [fails]);
}
