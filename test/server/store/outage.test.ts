import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../../src/server/app.ts';
import { things } from '../../../src/server/core/tables.ts';
import { schemas } from '../../../src/server/nouns.ts';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { openStore } from '../../../src/server/store/open.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { Unavailable } from '../../../src/server/store/unavailable.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
});
after(() => rm(folder, { recursive: true }));

const row = (id: string) => ({ scope: id, id, type: 'petition', document: '{}', at: 0 });
const put = (store: Store, id: string) => store.write((writer) => writer.put(things, row(id)));
const get = (store: Store, id: string) => store.get(things, { scope: id, id });
const quiet = <T>(act: () => Promise<T>) => {
  const { error } = console;
  const lines: string[] = [];
  console.error = (line: string) => void lines.push(line);
  return act()
    .then((value) => ({ value, lines }))
    .finally(() => (console.error = error));
};

describe('a PostgreSQL that stands still', () => {
  let server: TestPostgres;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.stop());

  /** Stands between the store and the database, and can stop to pass on anything, as a stopped process does. */
  async function between(url: string) {
    const sockets: Socket[] = [];
    const target = new URL(url);
    const { hostname, port } = target;
    let still = false;
    const proxy = createServer((near) => {
      const far = connect(Number(port), hostname);
      sockets.push(near, far);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.on('data', (data) => other.write(data)).on('error', () => undefined);
        one.on('close', () => other.destroy());
      }
      if (still) [near, far].forEach((each) => each.pause());
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    target.hostname = '127.0.0.1';
    target.port = String((proxy.address() as AddressInfo).port);
    return {
      url: target.href,
      stop: () => {
        still = true;
        sockets.forEach((each) => each.pause());
      },
      goOn: () => {
        still = false;
        sockets.forEach((each) => each.resume());
      },
      end: () => {
        sockets.forEach((each) => each.destroy());
        proxy.close();
      },
    };
  }
  const patience = { connect: 3000, answer: 1500 };

  it('is told after a while, for reading, writing and connecting; and then goes on', async () => {
    const line = await between(await server.freshDatabase());
    const store = await postgresStore(line.url, schemas, patience);
    await put(store, 'before');
    line.stop();
    await assert.rejects(get(store, 'before'), Unavailable);
    await assert.rejects(put(store, 'lost'), Unavailable);
    // Now there is no connection left, and none can be made.
    await assert.rejects(Promise.all([get(store, 'a'), get(store, 'b')]), Unavailable);
    line.goOn();
    await put(store, 'after');
    assert.equal((await get(store, 'after'))?.id, 'after');
    assert.equal((await get(store, 'before'))?.id, 'before');
    await store.close();
    line.end();
  });

  it('does not keep the store from closing', async () => {
    const line = await between(await server.freshDatabase());
    const store = await postgresStore(line.url, schemas, patience);
    await put(store, 'before');
    line.stop();
    await store.close();
    line.end();
  });

  it('keeps nobody waiting who starts', async () => {
    const line = await between(await server.freshDatabase());
    line.stop();
    await assert.rejects(postgresStore(line.url, schemas, patience), /can't be used/);
    line.end();
  });

  it('is answered 503 with the time to try again, and one line in the log', async () => {
    const line = await between(await server.freshDatabase());
    const store = await postgresStore(line.url, schemas, patience);
    const app = createApp({ store, baseUrl: 'https://participer.exemple' });
    line.stop();
    const { value: response, lines } = await quiet(async () => app.request('/petitions/velo'));
    assert.equal(response.status, 503);
    assert.match(response.headers.get('Retry-After') ?? '', /^[1-9]\d*$/);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^\[server\] GET \/petitions\/velo failed: PostgreSQL .* does not answer[^\n]*$/);
    await store.close();
    line.end();
  });
});

it('a store that never answers is given up, whatever it is', async () => {
  const store: Store = { ...memoryStore(), get: () => new Promise(() => undefined) };
  const app = createApp({ store, baseUrl: 'https://participer.exemple', patience: 20 });
  const { value: response } = await quiet(async () => app.request('/polls/arbre'));
  assert.deepEqual([response.status, response.headers.get('Retry-After')], [503, '10']);
});

describe('the files of the embedded database', () => {
  const file = (at: string) => join(at, 'civic-widgets.sqlite');
  const losses: Record<string, (path: string) => Promise<void>> = {
    removed: async (path) => {
      for (const end of ['', '-wal', '-shm']) await rm(path + end, { force: true });
    },
    'moved away': (path) => rename(path, `${path}.old`),
    'without its log': (path) => rm(`${path}-wal`),
    replaced: async (path) => {
      await writeFile(`${path}.new`, '');
      await rename(`${path}.new`, path);
    },
  };
  for (const [how, lose] of Object.entries(losses)) {
    it(`${how} under the running server are noticed, and nothing more is acknowledged`, async () => {
      const at = join(folder, how);
      const store = await openStore({ folder: at, schemas });
      await put(store, 'kept');
      await lose(file(at));
      for (let time = 0; time < 3; time += 1) await assert.rejects(put(store, 'lost'), Unavailable);
      const app = createApp({
        store: { ...store, get: async () => put(store, 'x') as never },
        baseUrl: 'https://p.exemple',
      });
      const { value: response, lines } = await quiet(async () => app.request('/petitions/velo'));
      assert.equal(response.status, 503);
      assert.match(lines[0] ?? '', /removed or replaced/);
      await store.close();
    });
  }

  it('are for this account only, also those that were there before', async () => {
    const at = join(folder, 'new', 'deep');
    const modes = async () =>
      Promise.all(
        [at, file(at), `${file(at)}-wal`, `${file(at)}-shm`].map(async (path) => (await stat(path)).mode & 0o777),
      );
    const store = await openStore({ folder: at, schemas });
    await put(store, 'kept');
    assert.deepEqual(await modes(), [0o700, 0o600, 0o600, 0o600]);
    await store.close();

    const old = join(folder, 'old');
    await (await openStore({ folder: old, schemas })).close();
    const { chmod } = await import('node:fs/promises');
    await chmod(file(old), 0o644);
    await chmod(old, 0o755);
    await (await openStore({ folder: old, schemas })).close();
    assert.equal((await stat(file(old))).mode & 0o777, 0o600);
    assert.equal((await stat(old)).mode & 0o777, 0o700);

    const shared = join(folder, 'shared');
    await mkdir(shared);
    await writeFile(join(shared, 'letter.txt'), '');
    await chmod(shared, 0o755);
    for (let time = 0; time < 2; time += 1) await (await openStore({ folder: shared, schemas })).close();
    assert.equal((await stat(shared)).mode & 0o777, 0o755, 'a folder with other files keeps its rights');
  });
});
