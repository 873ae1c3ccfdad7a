import { describe, it } from 'node:test';
import { describeAdapter } from '../../src/testing/conformance.ts';
import { simulatedBench } from './wordpress-bench.ts';

const runner = {
  describe: (name: string, define: () => void) => void describe(name, define),
  it: (name: string, run: () => Promise<void>) => void it(name, run),
  can: ['thread', 'comments.page', 'comments.join', 'comments.mine', 'comments.post'],
};

describeAdapter('wordpress, with a name and an address', () => simulatedBench(), runner);
describeAdapter('wordpress, with a token', () => simulatedBench({ token: 'good' }), runner);
