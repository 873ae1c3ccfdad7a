import { schemas } from '../../../src/server/nouns.ts';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openStore } from '../../../src/server/store/open.ts';
import { participants } from '../../../src/server/core/tables.ts';

const root = mkdtempSync(join(tmpdir(), 'civic-store-'));
after(() => rmSync(root, { recursive: true }));
const someone = { scope: 'rua', id: 'someone' };

test('the folder is made, and what is in it outlives the program', async () => {
  const folder = join(root, 'new', 'folder');
  const store = await openStore({ folder, schemas });
  assert.ok(store.home.startsWith(folder));
  assert.equal(await store.write((writer) => writer.insert(participants, someone)), true);
  await store.close();
  assert.ok(existsSync(store.home));

  const again = await openStore({ folder, schemas });
  assert.deepEqual(await again.get(participants, someone), someone);
  assert.equal(await again.write((writer) => writer.insert(participants, someone)), false);
  await again.close();
});

test('a folder that can not be made is told in one sentence with the way out', async () => {
  const file = join(root, 'file');
  writeFileSync(file, 'no folder');
  await assert.rejects(openStore({ folder: join(file, 'data'), schemas }), (error: Error) => {
    assert.match(error.message, /^The data folder .*file.data can't be made \(.+\): .* DATA\.$/);
    return true;
  });
});

test('a file that is no database is left alone and named', async () => {
  const folder = mkdtempSync(join(root, 'other-'));
  writeFileSync(join(folder, 'civic-widgets.sqlite'), 'Dear diary, this is no database. '.repeat(100));
  await assert.rejects(openStore({ folder, schemas }), /civic-widgets\.sqlite can't be used \(.+\): .*move it away/);
});

test('a folder in the place of the file is named', async () => {
  const folder = mkdtempSync(join(root, 'folder-'));
  await openStore({ folder: join(folder, 'civic-widgets.sqlite'), schemas }).then((store) => store.close());
  await assert.rejects(
    openStore({ folder, schemas }),
    /civic-widgets\.sqlite can't be used \(.+\): make it and its folder/,
  );
});

test('a database address that leads nowhere is named without its password', async () => {
  const databaseUrl = 'postgres://me:secret@127.0.0.1:1/town';
  await assert.rejects(openStore({ databaseUrl, folder: root, schemas }), (error: Error) => {
    assert.match(error.message, /^PostgreSQL town on 127\.0\.0\.1:1 can't be used \(.+\): check DATABASE_URL/);
    assert.ok(!error.message.includes('secret'));
    return true;
  });
  await assert.rejects(openStore({ databaseUrl: 'my database', folder: root, schemas }), /DATABASE_URL is no address/);
});
