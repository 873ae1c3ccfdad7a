import { after, before, describe, it } from 'node:test';
import { describeAdapter } from '../../src/testing/conformance.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { serverBench, type StorePlace } from '../support/server-bench.ts';

/** Making a database for each case takes most of the time: three are made at once. */
const runner = {
  describe: (name: string, define: () => void) => void describe(name, { concurrency: 3 }, define),
  it,
};

describe('the reference server on PostgreSQL', () => {
  let postgres: TestPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());
  const database = async (): Promise<StorePlace> => ({ databaseUrl: await postgres.freshDatabase(), folder: '' });
  describeAdapter('rest', async () => serverBench(await database()), runner);
});
