import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { coreTables } from '../../../src/server/core/tables.ts';
import { openFor } from '../../../src/server/main/serve.ts';
import { StartError } from '../../../src/server/core/start-error.ts';
import { readSettings } from '../../../src/server/main/settings.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Store, Table } from '../../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { add, colouredNotes, definitions, later, marks, note, notes, tagCounts, tags } from './notes.ts';

const folder = mkdtempSync(join(tmpdir(), 'civic-migrate-'));
let postgres: TestPostgres;
before(async () => void (postgres = await startPostgres()));
after(async () => {
  rmSync(folder, { recursive: true });
  await postgres?.stop();
});

const migrator = join(import.meta.dirname, '..', '..', 'support', 'migrator.ts');
const startMigrator = (address: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [migrator, address, 'notes', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

let made = 0;
const engines = {
  SQLite: { open: sqliteStore, fresh: async () => join(folder, `${(made += 1)}.sqlite`) },
  PostgreSQL: { open: postgresStore, fresh: () => postgres.freshDatabase() },
};

for (const [engine, { open, fresh }] of Object.entries(engines)) {
  describe(`migrations on ${engine}`, () => {
    /** Some notes in a database of the first version. */
    async function old(): Promise<string> {
      const address = await fresh();
      const store = await open(address, definitions);
      await add(store, [note('1', { number: 1 }), note('2', { number: 2 })]);
      await store.close();
      return address;
    }
    async function read(address: string, schemas: readonly Schema[] = [later]) {
      const store = await open(address, schemas);
      const rows = await store.list(colouredNotes, { scope: 'a' }, { index: 'by_colour' });
      await store.close();
      return rows.map(({ id, number, colour }) => ({ id, number, colour }));
    }
    const migrated = [
      { id: '2', number: 3, colour: "l'azur" },
      { id: '1', number: 2, colour: 'red' },
    ];

    test('run once, and what is stored follows', async () => {
      const address = await old();
      assert.deepEqual(await read(address), migrated);
      assert.deepEqual(await read(address), migrated);
    });

    test('do not run in a new database, which is made as it is now', async () => {
      const address = await fresh();
      const store = await open(address, [later]);
      await store.write((writer) => writer.insert(colouredNotes, { ...note('1', { number: 1 }), colour: 'blue' }));
      await store.close();
      assert.deepEqual(await read(address), [{ id: '1', number: 1, colour: 'blue' }]);
    });

    test('run in a database of the time before versions were kept', async () => {
      const address = await old();
      const schema: Schema = { name: 'versions', tables: [versions] };
      const store = await open(address, [...definitions, schema]);
      await store.write((writer) => writer.remove(versions, {}));
      await store.close();
      assert.deepEqual(await read(address), migrated);
    });

    test('run once where two processes start together', async () => {
      const address = await old();
      const children = [startMigrator(address), startMigrator(address)];
      const ends = await Promise.all(children.map((child) => once(child, 'close')));
      assert.deepEqual(ends, [
        [0, null],
        [0, null],
      ]);
      assert.deepEqual(await read(address), migrated);
    });

    test('leave nothing behind when the process is killed in the middle', async () => {
      const address = await old();
      const child = startMigrator(address, 'stop');
      await once(child.stdout!, 'data');
      child.kill('SIGKILL');
      await once(child, 'close');
      const store = await open(address, definitions);
      assert.deepEqual(
        (await store.list(notes, { scope: 'a' })).map(({ number }) => number),
        [1, 2],
      );
      assert.equal(await store.count(marks, {}), 0);
      await store.close();
      assert.deepEqual(await read(address), migrated);
    });

    test('fill counters from the rows that are there', async () => {
      const address = await fresh();
      const before: Schema = { name: 'tags', tables: [{ ...tags, counters: [] }] };
      const store = await open(address, [before]);
      const plain = { ...tags, counters: [] };
      const rows = ['red', 'red', 'blue', ...Array.from({ length: 21 }, () => "l'azur")];
      await store.write((writer) =>
        writer.insertMany(
          plain,
          rows.map((colour, at) => ({ scope: 'a', id: String(at), colour, pinned: Number(at < 2) })),
        ),
      );
      await store.close();
      const now: Schema = {
        name: 'tags',
        tables: [tags, tagCounts],
        migrations: [
          {
            version: 2,
            async up({ fill }) {
              for (const counter of tags.counters!) await fill(tags, counter, 8);
            },
          },
        ],
      };
      const after = await open(address, [now]);
      await after.write((writer) => writer.remove(tags, { scope: 'a', id: '0' }));
      const sums = await after.sums(tagCounts, { scope: 'a' }, 'value', { by: ['kind', 'colour'] });
      await after.close();
      assert.deepEqual(
        sums.map(({ values, sum }) => [...values, sum]),
        [
          ['colour', 'blue', 1],
          ['colour', "l'azur", 21],
          ['colour', 'red', 1],
          ['pinned', '', 1],
        ],
      );
    });

    test('that fail change nothing, and say so', async () => {
      const address = await old();
      const failing: Schema = {
        ...later,
        migrations: [
          {
            version: 2,
            async up({ run, dropTable }) {
              await dropTable(marks.name);
              await run('update "order" set moon = 1');
            },
          },
        ],
      };
      await assert.rejects(
        open(address, [failing]),
        /could not be brought to version 2 of "notes" \(.*moon.*\): it is as/,
      );
      await assert.doesNotReject(unchanged(address));
    });

    test('a newer database is refused, and not touched', async () => {
      const address = await old();
      assert.deepEqual(await read(address), migrated);
      const before = engine === 'SQLite' ? readFileSync(address) : undefined;
      const message = /is of a newer Civic Widgets \(it has version 2 of "notes", and this program knows 1\): start/;
      await assert.rejects(open(address, definitions), message);
      await assert.rejects(
        open(address, [{ name: 'core', tables: coreTables }]),
        /is of a newer Civic Widgets \(it has "notes"\): start/,
      );
      if (before) assert.deepEqual(readFileSync(address), before);
      assert.deepEqual(await read(address), migrated);
    });

    /** Reads the notes as they were. */
    async function unchanged(address: string): Promise<void> {
      const store: Store = await open(address, definitions);
      assert.equal(await store.count(notes, { scope: 'a' }), 2);
      assert.equal(await store.count(marks, {}), 0);
      await store.close();
    }
  });
}

/** The table of versions, as the database has it. */
const versions: Table<{ name: string; version: number }> = {
  name: 'schema_version',
  columns: { name: 'text', version: 'integer' },
  key: ['name'],
};

test('a server does not start on a newer database, and says in one sentence what to do', async () => {
  const data = mkdtempSync(join(folder, 'data-'));
  const newer: Schema = { name: 'core', tables: coreTables, migrations: [{ version: 99, up: async () => {} }] };
  await (await sqliteStore(join(data, 'civic-widgets.sqlite'), [newer])).close();
  await assert.rejects(openFor({ ...readSettings({}), data }), (error: unknown) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /^The database \S+civic-widgets\.sqlite is of a newer Civic Widgets [^\n]*\.$/);
    return true;
  });
});
