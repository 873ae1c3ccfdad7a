import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { tokens } from '../../src/server/confirmation/tables.ts';
import { digest } from '../../src/server/core/crypto.ts';
import { schemas } from '../../src/server/nouns.ts';
import { holders } from '../../src/server/nouns/petition/tables.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import type { Schema } from '../../src/server/store/schema.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { newKey, signature, world, type World } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'civic-mailboxes-'));
let postgres: TestPostgres | undefined;
after(async () => {
  rmSync(folder, { recursive: true });
  await postgres?.stop();
});

/** The schemas of the program that kept each spelling of a mailbox apart. */
const before: readonly Schema[] = schemas.map((schema) =>
  schema.name === 'petition'
    ? { ...schema, migrations: schema.migrations?.filter(({ version }) => version <= 2) ?? [] }
    : schema,
);

const engines: Record<string, () => Promise<(by: readonly Schema[]) => Promise<Store>>> = {
  SQLite: async () => async (by) => sqliteStore(join(folder, 'town.sqlite'), by),
  async PostgreSQL() {
    postgres = await startPostgres();
    const url = await postgres.freshDatabase();
    return (by) => postgresStore(url, by);
  },
};

async function signAs(town: World, email: string): Promise<string> {
  const key = newKey();
  await town.act('', signature({ key, email }));
  await town.act('/confirm', { key, code: town.mailbox.mails[0]?.code ?? '' });
  return key;
}

/** Leaves what the earlier version kept of the last who signed: the address as it was typed, also in the digest of the link. */
async function asBefore(town: World, email: string, taken: readonly string[]): Promise<string> {
  return town.store.write(async (writer) => {
    const rows = await writer.list(holders, { scope: 'velo' });
    const row = rows.find(({ address }) => !taken.includes(address)) ?? assert.fail();
    const { scope, thing, address } = row;
    await writer.remove(holders, { scope, thing, address });
    await writer.insert(holders, { ...row, address: email });
    const secret = 's'.repeat(22);
    await writer.insert(tokens, { scope, token: await digest(`${secret}\n${email}`), act: row.act });
    return `${row.act}.${secret}`;
  });
}

for (const [engine, make] of Object.entries(engines)) {
  describe(`mailboxes that signed under another spelling before, on ${engine}`, () => {
    it('are not counted once more, lose no signature, and take back their own', async () => {
      const openBy = await make();
      const earlier = await world({ store: await openBy(before) });
      const keys: string[] = [];
      const links: string[] = [];
      const typed = ['anna.b@gmail.com', 'p.aul@gmail.com', 'pa.ul@gmail.com', 'zoe@exemple.fr'];
      for (const [at, email] of typed.entries()) {
        keys.push(await signAs(earlier, email));
        links.push(await asBefore(earlier, email, typed.slice(0, at)));
      }
      await earlier.store.close();

      const town = await world({ store: await openBy(schemas) });
      const count = () => town.store.count(holders, { scope: 'velo' });
      const shown = async () => {
        const answer = await town.app.request('/petitions/velo', { headers: { Accept: 'application/json' } });
        return ((await answer.json()) as { numbers: Record<string, { value: number }> }).numbers['signatures']?.value;
      };
      assert.deepEqual([await count(), await shown()], [4, 4], 'nothing is taken out of the count');
      for (const email of ['annab@gmail.com', 'an.nab+x@googlemail.com', 'paul@gmail.com', 'pau.l@gmail.com', ...typed])
        await signAs(town, email);
      assert.deepEqual([await count(), await shown()], [4, 4], 'nobody is counted once more');

      const withdrawn = async (link: string): Promise<unknown> =>
        (await town.act('/withdraw', { token: link })).body.outcome;
      assert.equal(await withdrawn(links[0]!), 'withdrawn', 'by the link of an earlier mail');
      assert.equal((await town.act('/withdraw', { key: keys[2]! })).body.outcome, 'withdrawn');
      assert.deepEqual([await count(), await shown()], [2, 2]);
      assert.deepEqual(
        (await town.store.list(holders, { scope: 'velo' })).map(({ address }) => address),
        ['paul@gmail.com', 'zoe@exemple.fr'],
        'each takes back its own',
      );
      assert.equal(await withdrawn(links[1]!), 'withdrawn');
      assert.deepEqual([await count(), await shown()], [1, 1]);
      await signAs(town, 'anna.b@gmail.com');
      assert.deepEqual([await count(), await shown()], [2, 2], 'who took it back may sign again');
      await town.store.close();
    });
  });
}
