import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { randomSecret } from '../../src/server/core/crypto.ts';
import { StartError } from '../../src/server/core/start-error.ts';
import { fingerprints } from '../../src/server/core/tables.ts';
import { checkSecret, renewSecret } from '../../src/server/main/fingerprint.ts';
import { start } from '../../src/server/main/serve.ts';
import { engines } from './support.ts';

const newSecret = (): string => randomSecret() + randomSecret();
const another = (error: unknown): boolean =>
  error instanceof StartError && /used with another secret.*secret --renew/.test(error.message);

for (const [name, open] of Object.entries(engines)) {
  describe(`the secret of a database, on ${name}`, () => {
    it('is the first one that it was used with, until it is renewed', async () => {
      const { store, end } = await open();
      const [first, second] = [newSecret(), newSecret()];
      // A database that knows of none takes the present one.
      await checkSecret(store, first);
      await checkSecret(store, first);
      await assert.rejects(checkSecret(store, second), another);
      assert.match(await renewSecret(store, second), /can vote again/);
      await checkSecret(store, second);
      await assert.rejects(checkSecret(store, first), another);
      await end();
    });

    it('is one for all that start together', async () => {
      const { store, end } = await open();
      const starts = await Promise.allSettled(
        [newSecret(), newSecret(), newSecret()].map((each) => checkSecret(store, each)),
      );
      assert.equal(starts.filter(({ status }) => status === 'fulfilled').length, 1);
      await end();
    });

    it('is not in the database', async () => {
      const { store, end } = await open();
      const secret = newSecret();
      await checkSecret(store, secret);
      const [row] = await store.list(fingerprints, {});
      assert.ok(row && !row.value.includes(secret.slice(0, 8)));
      await end();
    });
  });
}

describe('a server', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
  });
  after(() => rm(folder, { recursive: true }));
  const from = async (options: { data: string; secret?: string }) => (await start({ port: 0, ...options })).close();

  it('does not start without the file of the secret, nor with another SECRET', async () => {
    const data = join(folder, 'lost');
    await from({ data });
    await from({ data });
    await assert.rejects(from({ data, secret: newSecret() }), another);
    await rm(join(data, 'secret'));
    await assert.rejects(from({ data }), another);
  });

  it('starts again with its SECRET, wherever its data was put', async () => {
    const data = join(folder, 'moved');
    const secret = newSecret();
    await from({ data, secret });
    await from({ data, secret });
    await assert.rejects(from({ data }), another);
  });
});
