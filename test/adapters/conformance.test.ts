import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { describeAdapter } from '../../src/testing/conformance.ts';
import { memoryBench } from '../support/bench.ts';
import { serverBench, type StorePlace } from '../support/server-bench.ts';

const runner = { describe, it };

describeAdapter('memory', memoryBench, runner);

describe('the reference server on its embedded database', () => {
  let home: string;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'civic-conformance-'));
  });
  after(() => rm(home, { recursive: true, force: true }));
  const folder = async (): Promise<StorePlace> => ({ folder: await mkdtemp(join(home, 'bench-')) });
  describeAdapter('rest', async () => serverBench(await folder()), runner);
});
