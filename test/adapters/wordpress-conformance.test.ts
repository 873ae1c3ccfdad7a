import { describeAdapter } from '../../src/testing/conformance.ts';
import { simulatedBench, runner } from './wordpress-bench.ts';

describeAdapter('wordpress, with a name and an address', () => simulatedBench(), runner);
describeAdapter('wordpress, with a token', () => simulatedBench({ token: 'good' }), runner);
