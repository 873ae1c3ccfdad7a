import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { people } from '../../src/server/confirmation/tables.ts';
import { openStore } from '../../src/server/store/open.ts';
import { start } from '../../src/server/main/serve.ts';
import { schemas } from '../../src/server/nouns.ts';
import { newKey, world } from './support.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** All bytes of the files of a folder. */
async function bytes(): Promise<string> {
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))).join('');
}

describe('the files of an embedded database', () => {
  it('hold nothing of those who withdrew, once it was scrubbed, and all of those who stayed', async () => {
    const store = await openStore({ folder, schemas });
    const town = await world({ store, limits: { actsPerMinute: 10_000, mailsPerHour: 10_000 } });
    const nameOf = (at: number): string => `Trace-${String(at).padStart(3, '0')}`;
    const all = Array.from({ length: 120 }, (_, at) => nameOf(at));
    const left = all.filter((_, at) => at % 3 > 0);
    for (const name of all) {
      const key = newKey();
      const code = await town.sign({ key, name, email: `${name}@ville.example` });
      assert.equal((await town.act('/confirm', { key, code })).status, 200);
      if (left.includes(name)) assert.equal((await town.act('/withdraw', { key })).status, 200);
    }
    await town.app.idle();
    const before = await bytes();
    assert.ok(
      left.some((name) => before.includes(name)),
      'traces before it',
    );
    await store.scrub(1000);
    const after = await bytes();
    assert.deepEqual(
      left.filter((name) => after.includes(name)),
      [],
    );
    await store.close();
    const again = await openStore({ folder, schemas });
    const names = (await again.list(people, { scope: 'velo' })).map(({ name }) => name);
    assert.deepEqual(
      names.sort(),
      all.filter((name) => !left.includes(name)),
    );
    await again.close();
  });

  it('are left as they are where another process writes for long, and hold nobody up who reads', async () => {
    const server = await start({ port: 0, data: folder, log: 'off' });
    const other = new DatabaseSync(join(folder, 'civic-widgets.sqlite'));
    const store = await openStore({ folder, schemas });
    other.exec('begin immediate');
    await assert.rejects(store.scrub(10), /database is locked/);
    other.exec('rollback');
    other.exec('begin; select * from person');
    await store.scrub(1000);
    await store.close();
    await server.close();
    other.exec('rollback');
    other.close();
  });

  it('hold nothing of what was removed while the server ran, once it has ended', async () => {
    const server = await start({ port: 0, data: folder, log: 'off' });
    const store = await openStore({ folder, schemas });
    const key = { scope: 'velo', act: 'a1' };
    await store.write((writer) =>
      writer.put(people, {
        ...key,
        ...{ name: 'Trace', email: 'trace@ville.example', place: '', lang: 'fr' },
        ...{ display_publicly: 0, receive_news: 0, notice_version: '' },
      }),
    );
    assert.equal(await store.write((writer) => writer.remove(people, key)), 1);
    await store.close();
    assert.match(await bytes(), /trace@ville\.example/);
    await server.close();
    assert.doesNotMatch(await bytes(), /trace@ville\.example/);
  });
});
