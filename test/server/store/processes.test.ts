import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { things } from '../../../src/server/core/tables.ts';
import { schemas } from '../../../src/server/nouns.ts';
import { comments, commentWords } from '../../../src/server/nouns/comments/tables.ts';
import { ballots } from '../../../src/server/nouns/poll/tables.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { startPostgres } from '../../support/postgres.ts';
import { definitions, note, notes } from './notes.ts';

const folder = mkdtempSync(join(tmpdir(), 'civic-store-'));
after(() => rmSync(folder, { recursive: true }));
const writer = fileURLToPath(new URL('../../support/writer.ts', import.meta.url));

/** A process that adds rows, and what it has told. */
function startWriter(
  address: string,
  count: number,
): { child: ChildProcess; told: () => string[]; ended: Promise<unknown> } {
  const child = spawn(process.execPath, [writer, address, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  return { child, told: () => output.split('\n').slice(0, -1), ended: once(child, 'close') };
}

/** Two processes that begin with an empty database and add the same rows. */
async function addTogether(address: string, count: number, open: (address: string) => Promise<Store>): Promise<void> {
  const writers = [startWriter(address, count), startWriter(address, count)];
  const ends = await Promise.all(writers.map((one) => one.ended));
  assert.deepEqual(ends, [
    [0, null],
    [0, null],
  ]);
  const told = writers.flatMap((one) => one.told());
  assert.equal(told.length, count);
  assert.equal(new Set(told).size, count);
  const store = await open(address);
  assert.equal(await store.count(notes, { scope: 'a' }), count);
  assert.equal((await store.get(notes, { scope: 'counter', id: 'added' }))?.number, count);
  await store.close();
}

describe('several processes', () => {
  test('two on one file of SQLite double nothing and lose nothing', () =>
    addTogether(join(folder, 'two.sqlite'), 300, (file) => sqliteStore(file, definitions)));

  test('two on one PostgreSQL database double nothing and lose nothing', async () => {
    const postgres = await startPostgres();
    try {
      await addTogether(await postgres.freshDatabase(), 100, (url) => postgresStore(url, definitions));
    } finally {
      await postgres.stop();
    }
  });

  test('one that starts on PostgreSQL waits for none that writes', { timeout: 120_000 }, async () => {
    const postgres = await startPostgres();
    const address = await postgres.freshDatabase();
    const first = await postgresStore(address, schemas);
    const row = { scope: 'a', id: 'a', type: 'petition', document: '{}', at: 0 };
    await first.write(async (writer) => {
      await writer.list(comments, {});
      await writer.list(ballots, {});
      await writer.put(things, row);
      await writer.insert(commentWords, { scope: 'a', thing: 'a', id: 'a', word: 'banc', created_at: 0 });
      // All of that is held while another one starts.
      await (await postgresStore(address, schemas)).close();
    });
    assert.deepEqual(await first.get(things, { scope: 'a', id: 'a' }), row);
    await first.close();
    await postgres.stop();
  });

  test('what was acknowledged is there after the process was killed', async () => {
    const file = join(folder, 'killed.sqlite');
    const running = startWriter(file, 1_000_000);
    running.child.stdout!.on('data', () => {
      if (running.told().length > 300) running.child.kill('SIGKILL');
    });
    assert.deepEqual(await running.ended, [null, 'SIGKILL']);
    const store = await sqliteStore(file, definitions);
    for (const id of running.told()) assert.deepEqual(await store.get(notes, { scope: 'a', id }), note(id));
    const added = await store.get(notes, { scope: 'counter', id: 'added' });
    assert.equal(added?.number, await store.count(notes, { scope: 'a' }));
    await store.close();
  });

  test('two stores of one program on one file wait for each other', async () => {
    const file = join(folder, 'shared.sqlite');
    const stores = [await sqliteStore(file, definitions), await sqliteStore(file, definitions)];
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const first = stores[0]!.write(async (job) => {
      await job.insert(notes, note('1'));
      begun.resolve();
      await go.promise;
    });
    await begun.promise;
    const second = stores[1]!.write((job) => job.insert(notes, note('1')));
    go.resolve();
    await first;
    assert.equal(await second, false);
    await Promise.all(stores.map((store) => store.close()));
  });
});
