import { describeAdapter } from '../../src/testing/conformance.ts';
import { memoryBench } from '../support/bench.ts';

/* The kit on the global functions of a runner, and the backend in the page. */
describeAdapter('memory', memoryBench);
