import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { createApp } from '../../../src/server/app.ts';
import { things } from '../../../src/server/core/tables.ts';
import { schemas } from '../../../src/server/nouns.ts';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { openStore } from '../../../src/server/store/open.ts';
import { orUnavailable } from '../../../src/server/store/postgres-outage.ts';
import { orUnavailable as orSqliteUnavailable } from '../../../src/server/store/sqlite-outage.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { Busy, Unavailable } from '../../../src/server/store/unavailable.ts';
import { healthRoom } from '../../../src/server/monitoring/health.ts';
import { engines } from '../engines.ts';
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

it('a full disk is told, to who acts and to who watches, and what was acknowledged is there', async () => {
  const at = await mkdtemp(join(folder, 'full-'));
  const script = join(import.meta.dirname, '../../support/full-disk.ts');
  // In blocks of 512 bytes: room for the tables, and for some rows.
  const limited = `ulimit -f 4000; exec "$0" "$@"`;
  const { stdout } = await promisify(execFile)('sh', ['-c', limited, process.execPath, script, at]);
  const { kept, rows, ...told } = JSON.parse(stdout) as Record<string, number>;
  assert.ok(kept! > 10 && kept! < 10_000, `${kept} rows`);
  assert.equal(rows, kept);
  assert.deepEqual(told, { isUnavailable: true, canWrite: false, act: [503, '10'], health: [503, '10'] });
  // With room again, all goes on.
  const store = await openStore({ folder: at, schemas });
  assert.equal(await store.count(things, {}), kept);
  await put(store, 'after');
  assert.equal(store.canWrite(), true);
  await store.close();
});

describe('a database that asks to do it again', () => {
  const failing = (code: string) => () =>
    Promise.reject(Object.assign(new Error('could not serialize access'), { code }));

  it('is taken for one that is too busy once it was tried often enough, in whatever words', async () => {
    for (const code of ['40001', '40P01']) {
      await assert.rejects(orUnavailable('PostgreSQL', failing(code)), (error: Error) => {
        assert.ok(error instanceof Unavailable);
        assert.match(error.message, /too many who change the same/);
        return true;
      });
    }
    await assert.rejects(orUnavailable('PostgreSQL', failing('25006')), /does not answer/);
    await assert.rejects(orUnavailable('PostgreSQL', failing('42601')), (error) => !(error instanceof Unavailable));
  });
});

it('who writes is told from what a job itself refuses', async () => {
  const store = memoryStore();
  await assert.rejects(
    store.write(() => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(store.canWrite(), true);
  await assert.rejects(
    store.write(() => Promise.reject(new Unavailable('full'))),
    Unavailable,
  );
  assert.equal(store.canWrite(), false);
  await put(store, 'again');
  assert.equal(store.canWrite(), true);
});

describe('a store that others keep busy', () => {
  const open = engines();
  after(() => open.stop());
  const conflicts = {
    memory: new Busy('others write'),
    SQLite: Object.assign(new Error('others write'), { errcode: 5 }),
    PostgreSQL: Object.assign(new Error('others write'), { code: '40001' }),
  };

  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`can be written to for who watches it, on ${engine}, and one that is away can not`, async () => {
      const store = await open[engine]();
      const app = createApp({ store, baseUrl: 'https://participer.exemple', rooms: [healthRoom()] });
      const health = async () => (await app.request('/healthz')).status;
      const busy = () => Promise.reject(conflicts[engine]);
      await assert.rejects(store.write(busy), Busy);
      assert.deepEqual([store.canWrite(), await health()], [true, 200]);
      await assert.rejects(store.write(() => Promise.reject(new Unavailable('away'))));
      assert.deepEqual([store.canWrite(), await health()], [false, 503]);
      await put(store, 'again');
      assert.deepEqual([store.canWrite(), await health()], [true, 200]);
      await store.close();
    });
  }

  it('is told from one whose disk is full', async () => {
    for (const errcode of [5, 261, 13]) {
      const failing = () => Promise.reject(Object.assign(new Error('it failed'), { errcode }));
      await assert.rejects(orSqliteUnavailable('a file', failing), (error) => {
        assert.ok(error instanceof Unavailable);
        return error instanceof Busy === (errcode !== 13);
      });
    }
  });
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
