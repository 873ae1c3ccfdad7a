import { after, before, describe, it } from 'node:test';
import { describeAdapter } from '../../src/testing/conformance.ts';
import { startWordPress, type WordPress } from '../support/wordpress.ts';
import { realBench } from './wordpress-bench.ts';

const runner = {
  describe: (name: string, define: () => void) => void describe(name, define),
  it: (name: string, run: () => Promise<void>) => void it(name, run),
};

let site: WordPress;
before(async () => {
  site = await startWordPress();
});
after(() => site.stop());

describeAdapter('WordPress itself, with a name and an address', () => realBench(site, true), runner);
describeAdapter('WordPress itself, with an application password', () => realBench(site, false), runner);
