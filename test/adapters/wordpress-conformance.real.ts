import { after, before } from 'node:test';
import { describeAdapter } from '../../src/testing/conformance.ts';
import { startWordPress, type WordPress } from '../support/wordpress.ts';
import { realBench, runner } from './wordpress-bench.ts';

let site: WordPress;
before(async () => {
  site = await startWordPress();
});
after(() => site.stop());

describeAdapter('WordPress itself, with a name and an address', () => realBench(site, true), runner);
describeAdapter('WordPress itself, with an application password', () => realBench(site, false), runner);
