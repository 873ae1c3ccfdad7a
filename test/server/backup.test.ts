import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createApp } from '../../src/server/app.ts';
import { backUp } from '../../src/server/backup/backup.ts';
import { keptTables } from '../../src/server/backup/format.ts';
import { restore } from '../../src/server/backup/restore.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { recount } from '../../src/server/core/recount.ts';
import { nouns, schemas, seedDemo, tables } from '../../src/server/nouns.ts';
import type { Store } from '../../src/server/store/store.ts';
import { engines } from './engines.ts';
import { newKey, signature, start, world } from './support.ts';

const open = engines();
const folder = await mkdtemp(join(tmpdir(), 'civic-backup-'));
after(async () => {
  await open.stop();
  await rm(folder, { recursive: true });
});

const allRows = async (store: Store) =>
  Object.fromEntries(
    await Promise.all(keptTables(tables).map(async (table) => [table.name, await store.list(table, {})] as const)),
  );

async function mendedIn(store: Store): Promise<string[]> {
  const mended: string[] = [];
  const onMended = ({ what }: { what: string }): void => void mended.push(what);
  await recount({ store, counts: createCounts(() => start) }, { nouns, tables, onMended });
  return mended;
}

for (const [from, to] of [
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
  ['SQLite', 'SQLite'],
  ['PostgreSQL', 'PostgreSQL'],
] as const) {
  describe(`a backup of ${from}, restored in ${to}`, () => {
    it('has every row, as all stood at one moment, while people went on', async () => {
      const store = await open[from]();
      await seedDemo(store, start);
      const town = await world({ store });
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key }) });
      // What was put in as a demo is stamped by the first recount.
      await mendedIn(store);
      const file = join(folder, `${from}-${to}.backup`);
      const before = await allRows(store);
      const [rows] = await Promise.all([
        backUp(store, schemas, file, start),
        town.act('', signature({ email: 'pendant@exemple.fr' })),
      ]);
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      const other = await open[to]();
      assert.deepEqual(await restore(other, schemas, file), { rows, at: new Date(start).toISOString() });
      const restored = await allRows(other);
      const isBefore = restored['event']?.length === before['event']?.length;
      // The signature that came meanwhile is there with all its rows, or with none.
      assert.deepEqual(restored, isBefore ? before : await allRows(store));
      assert.deepEqual(await mendedIn(other), [], 'every count agrees with its rows');
      const app = createApp({ store: other, baseUrl: 'https://participer.exemple', clock: () => start });
      const read = await app.request('/petitions/velo', { headers: { Accept: 'application/json' } });
      const { numbers } = (await read.json()) as { numbers: { signatures: { value: number } } };
      assert.equal(numbers.signatures.value, 1);
      await Promise.all([store.close(), other.close()]);
    });
  });
}

describe('a restore', () => {
  const file = join(folder, 'whole.backup');
  const faults = async (given: Buffer | string, says: RegExp): Promise<void> => {
    const path = join(folder, 'faulty.backup');
    await writeFile(path, given);
    const store = await open.SQLite();
    await assert.rejects(restore(store, schemas, path), says);
    assert.ok(Object.values(await allRows(store)).every((rows) => rows.length === 0));
    await store.close();
  };

  it('takes no file that is none, was cut off, or is of other tables, and writes nothing then', async () => {
    const store = await open.SQLite();
    await seedDemo(store, start);
    await backUp(store, schemas, file, start);
    await store.close();
    const whole = await readFile(file);
    const lines = gunzipSync(whole).toString();
    await faults('hello', /is no backup: name a file/);
    await faults('', /is no(?:t whole| backup)/);
    await faults(gzipSync('{"a":1}\n'), /is no backup/);
    await faults(whole.subarray(0, whole.length / 2), /is not whole: its end is missing/);
    await faults(gzipSync(lines.split('\n').slice(0, -2).join('\n')), /is not whole/);
    await faults(
      gzipSync(lines.replace(/"core":\d+/, '"core":99')),
      /is of another version of Civic Widgets \(it has version 99/,
    );
    await faults(gzipSync(lines.replace(/"core":\d+/, '"pledge":1')), /this program none/);
    const empty = await open.SQLite();
    await assert.rejects(restore(empty, schemas, join(folder, 'missing')), /There is no file/);
    await empty.close();
  });

  it('puts nothing into a database that holds something', async () => {
    const store = await open.SQLite();
    await world({ store });
    await assert.rejects(restore(store, schemas, file), /holds something already: name an empty database/);
    await store.close();
  });
});

describe('the commands backup and restore', () => {
  const cli = fileURLToPath(new URL('../../src/server/main/cli.ts', import.meta.url));
  const run = async (data: string, ...given: string[]): Promise<string> => {
    const env = { ...process.env, DATA: join(folder, data), DATABASE_URL: '' };
    return (await promisify(execFile)(process.execPath, [cli, ...given], { env })).stdout;
  };

  it('bring a site to another folder', async () => {
    const file = join(folder, 'site.backup');
    await run('old', 'officer', 'add', 'maire@valmont.fr', '--role', 'owner');
    assert.match(
      await run('old', 'backup', file),
      /rows of .*civic-widgets\.sqlite are in .*site\.backup\. .* The secret is not in it/,
    );
    await assert.rejects(run('old', 'restore', file), /holds something already/);
    assert.match(
      await run('new', 'restore', file),
      /Names and addresses in it are sealed: before you start the server, put back the secret/,
    );
    assert.equal(await run('new', 'officer', 'list'), 'maire@valmont.fr  owner\n');
    await assert.rejects(run('old', 'backup'), /Write it like: civic-widgets backup <file>/);
    await assert.rejects(run('old', 'backup', join(folder, 'none', 'x')), /can't be written/);
  });
});
