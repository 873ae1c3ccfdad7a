import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { paperCounts, readPaperCounts } from '../../../src/server/core/paper.ts';
import { readLog } from '../../../src/server/desk/log.ts';
import { enterFigures, readEntries } from '../../../src/server/desk/papers/enter.ts';
import { paperEntries } from '../../../src/server/desk/papers/tables.ts';
import { findThing } from '../../../src/server/core/things.ts';
import { nouns, putThing, schemas } from '../../../src/server/nouns.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { AnyTable, Store } from '../../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { petitionDocument, start } from '../support.ts';

const folder = await mkdtemp(join(tmpdir(), 'civic-papers-'));
let postgres: TestPostgres | undefined;
after(async () => {
  await rm(folder, { recursive: true });
  await postgres?.stop();
});

const { counted_by: _one, ...countColumns } = paperCounts.columns;
const { counted_by: _other, ...entryColumns } = paperEntries.columns;
const countsBefore: AnyTable = { ...paperCounts, columns: countColumns };
const entriesBefore: AnyTable = { ...paperEntries, columns: entryColumns };
const earlier: Record<string, AnyTable> = { [paperCounts.name]: countsBefore, [paperEntries.name]: entriesBefore };

/** The schemas of the program that did not ask who counted. */
const before: readonly Schema[] = schemas.map(({ name, tables, migrations = [] }) => ({
  name,
  tables: tables.map((each) => earlier[each.name] ?? each),
  migrations: migrations.filter(({ version }) => version < ({ core: 6, papers: 2 }[name] ?? Infinity)),
}));

const engines: Record<string, () => Promise<(by: readonly Schema[]) => Promise<Store>>> = {
  SQLite: async () => async (by) => sqliteStore(join(folder, 'town.sqlite'), by),
  async PostgreSQL() {
    postgres = await startPostgres();
    const url = await postgres.freshDatabase();
    return (by) => postgresStore(url, by);
  },
};

for (const [engine, make] of Object.entries(engines)) {
  describe(`paper of the time when nobody was asked who counted, on ${engine}`, () => {
    it('stays as it is, and what waits comes to count', async () => {
      const openBy = await make();
      const old = await openBy(before);
      const place = { scope: 'velo', thing: 'velo', at: start, day: '2026-11-20', figures: '{"signatures":3}' };
      await old.write(async (writer) => {
        await putThing(writer, 'velo', petitionDocument, start);
        await writer.insert(
          countsBefore as typeof paperCounts,
          { ...place, id: 'counted', document: 'Registre', number: 3 } as never,
        );
        const { figures, ...entry } = { ...place, id: 'waits', document: 'Urne', first: 'un@valmont.fr' };
        const waiting = { ...entry, first_figures: figures, second: null, second_figures: null };
        await writer.insert(entriesBefore as typeof paperEntries, waiting as never);
      });
      await old.close();
      const store = await openBy(schemas);
      const thing = await findThing(
        store,
        nouns.find(({ type }) => type === 'petition')!,
        'velo',
      );
      assert.deepEqual(
        (await readEntries(store, thing!)).map(({ document, countedBy }) => [document, countedBy]),
        [['Urne', '']],
      );
      const desk = { store, nouns, timeZone: 'Europe/Paris', now: start + 1, by: 'clerk' } as const;
      const given = { id: 'waits', figures: { signatures: 3 } };
      assert.equal(await enterFigures(desk, thing!, 'deux@valmont.fr', given), 'counted');
      assert.deepEqual(
        (await readPaperCounts(store, thing!)).map(({ document, countedBy, number }) => [document, countedBy, number]),
        [
          ['Registre', '', 3],
          ['Urne', '', 3],
        ],
      );
      const { entries } = await readLog(store, { scope: 'velo' });
      const count = { of: 'signatures', by: 3 };
      assert.deepEqual(entries[0]?.details, { count, document: 'Urne', day: '2026-11-20' });
      await store.close();
    });
  });
}
