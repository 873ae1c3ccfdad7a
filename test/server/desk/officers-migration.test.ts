import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findOfficer } from '../../../src/server/desk/officers.ts';
import { listKeys, newKey, useKey } from '../../../src/server/desk/keys.ts';
import { officers } from '../../../src/server/desk/tables.ts';
import { schemas } from '../../../src/server/nouns.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import { table, type AnyTable, type Store } from '../../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { start } from '../support.ts';

const folder = await mkdtemp(join(tmpdir(), 'civic-officers-'));
let postgres: TestPostgres | undefined;
after(async () => {
  await rm(folder, { recursive: true });
  await postgres?.stop();
});

const earlierRoles = table<{ address: string; scope: string; role: string; at: number }>({
  name: 'officer_role',
  columns: { address: 'text', scope: 'text', role: 'text', at: 'integer' },
  key: ['address', 'scope', 'role'],
  indexes: { role: ['scope', 'role', 'address'] },
});

const earlierKeys = table<{ id: string; name: string; role: string; scope: string; at: number }>({
  name: 'desk_key',
  columns: { id: 'text', name: 'text', role: 'text', scope: 'text', at: 'integer' },
  key: ['id'],
  indexes: { name: ['name', 'id'] },
});

/** The schemas of the program that kept no reason with a role, and not when a key was used. */
const earlierTables: readonly AnyTable[] = [earlierRoles, earlierKeys];
const before: readonly Schema[] = schemas.map((schema) =>
  schema.name === 'desk'
    ? {
        name: 'desk',
        tables: schema.tables.map((each) => earlierTables.find(({ name }) => name === each.name) ?? each),
      }
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

for (const [engine, make] of Object.entries(engines)) {
  describe(`a team of the time when no reason stood with a role, on ${engine}`, () => {
    it('keeps its roles, and its keys, of which nobody knows when they were used', async () => {
      const openBy = await make();
      const earlier = await openBy(before);
      const address = 'maire@valmont.fr';
      await earlier.write(async (writer) => {
        await writer.insert(officers, { address, email: address, at: start });
        await writer.insert(earlierRoles, { address, scope: '', role: 'owner', at: start });
      });
      const { key, id } = await newKey();
      const site = { id, name: 'site', role: 'observer', scope: '', at: start };
      await earlier.write((writer) => writer.insert(earlierKeys, site));
      await earlier.close();
      const store = await openBy(schemas);
      assert.deepEqual((await findOfficer(store, address))?.grants, [{ role: 'owner', scope: '' }]);
      assert.deepEqual(await listKeys(store), [{ ...site, used_on: '' }]);
      assert.equal((await useKey(store, key, '2026-11-21'))?.name, 'site');
      assert.equal((await listKeys(store))[0]?.used_on, '2026-11-21');
      await store.close();
    });
  });
}
