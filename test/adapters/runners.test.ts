import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cases, describeAdapter, type Runner } from '../../src/testing/conformance.ts';
import { memoryBench } from '../support/bench.ts';

/** A runner that notes what it is given, as vitest and mocha take it: a suite is defined at once, tests run later. */
function noting(): Runner & { suites: string[]; tests: Map<string, () => Promise<void>> } {
  const suites: string[] = [];
  const tests = new Map<string, () => Promise<void>>();
  return {
    suites,
    tests,
    describe(name, define) {
      suites.push(name);
      define();
    },
    it: (name, run) => tests.set(name, run),
  };
}

describe('describeAdapter', () => {
  it('gives a runner one suite, a test for each case, and opens no bench before a test runs', async () => {
    let benches = 0;
    const runner = noting();
    describeAdapter('memory', () => ((benches += 1), memoryBench()), runner);
    assert.deepEqual(runner.suites, ['adapter memory']);
    assert.deepEqual(
      [...runner.tests.keys()],
      cases.map(({ name }) => name),
    );
    assert.equal(benches, 0);
    await runner.tests.get('answers an address where nothing stands with not-found')?.();
    assert.equal(benches, 1);
  });

  it('takes the global functions of vitest and mocha where it is given none', () => {
    const { describe: suite, it: test, tests } = noting();
    Object.assign(globalThis, { describe: suite, it: test });
    try {
      describeAdapter('memory', memoryBench);
      assert.equal(tests.size, cases.length);
    } finally {
      Object.assign(globalThis, { describe: undefined, it: undefined });
    }
  });

  it('says what it needs where there are none', () => {
    assert.throws(() => describeAdapter('memory', memoryBench), /describe\(\) and it\(\)/);
  });

  it('closes the bench of a case that fails', async () => {
    let isClosed = false;
    const runner = noting();
    const broken = async () => ({
      ...(await memoryBench()),
      missing: 'not an address',
      close: async () => void (isClosed = true),
    });
    describeAdapter('memory', broken, runner);
    await assert.rejects(runner.tests.get('answers an address where nothing stands with not-found')!());
    assert.equal(isClosed, true);
  });

  it('finds an adapter that has methods for a noun that its backend lacks', async () => {
    const runner = noting();
    const lacking = async () => {
      const { poll: _, ...bench } = await memoryBench();
      return bench;
    };
    describeAdapter('memory', lacking, runner);
    await assert.rejects(runner.tests.get('a ballot that is complete counts one more')!(), /the bench has no poll/);
  });

  it('asks no more than an adapter can, and one case of each noun whether that is so', async () => {
    const runner = noting();
    describeAdapter('memory', memoryBench, { ...runner, can: ['petition', 'petitions.sign'] });
    const asked = [...runner.tests.keys()];
    assert.ok(asked.includes('a signature that is complete counts one more'));
    assert.ok(!asked.includes('a signature is received and not counted before it is confirmed'), 'confirm is not said');
    assert.ok(!asked.some((name) => /ballot|comment/.test(name)), asked.join('\n'));
    await assert.rejects(
      runner.tests.get('can of petitions what is said: read, sign')!(),
      /expected sign, got sign, con/,
    );
    await assert.rejects(runner.tests.get('can of polls what is said: nothing')!(), /the bench has a poll/);
  });

  it('finds an adapter that cannot what is said of it', async () => {
    const runner = noting();
    const reading = async () => {
      const { open, petition, missing, ...bench } = await memoryBench();
      for (const noun of ['poll', 'hiddenPoll', 'thread', 'consultation'] as const) delete bench[noun];
      return {
        ...bench,
        petition: petition!,
        missing,
        open: ({ ...options }) => ({ name: 'r', read: open(options).read }),
      };
    };
    describeAdapter('memory', reading, { ...runner, can: ['petition', 'petitions.sign'] });
    await assert.rejects(runner.tests.get('can of petitions what is said: read, sign')!(), /expected sign, got $/);
    describeAdapter('memory', reading, { ...runner, can: ['petition'] });
    await runner.tests.get('can of petitions what is said: read')!();
    await runner.tests.get('can of polls what is said: nothing')!();
  });
});
