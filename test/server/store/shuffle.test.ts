import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { recount } from '../../../src/server/core/recount.ts';
import { createCounts } from '../../../src/server/core/counts.ts';
import { randomSecret } from '../../../src/server/core/crypto.ts';
import { start as startServer } from '../../../src/server/main/serve.ts';
import { nouns, schemas, tables } from '../../../src/server/nouns.ts';
import { ballots } from '../../../src/server/nouns/poll/tables.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import { shuffler } from '../../../src/server/store/postgres-shuffle.ts';
import { othersTurn } from '../../../src/server/store/turn.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { engines } from '../engines.ts';
import { start } from '../support.ts';

const { memory, SQLite, PostgreSQL, stop } = engines();
after(stop);

const row = (number: number, choice: string) => ({ scope: 'arbre', thing: 'arbre', voter: `v${number}`, choice });

for (const [engine, open] of Object.entries({ memory, SQLite, PostgreSQL })) {
  describe(`rows that are shuffled, on ${engine}`, () => {
    test('lose nothing and double nothing while others write', async () => {
      const store = await open();
      await store.write((writer) =>
        writer.insertMany(
          ballots,
          Array.from({ length: 4500 }, (_, number) => row(number, `"${number % 5}"`)),
        ),
      );
      let isDone = false;
      const shuffling = (async () => {
        for (; !isDone; await othersTurn()) await store.shuffle();
      })();
      const writes: Promise<unknown>[] = [];
      for (let number = 0; number < 60; number += 1) {
        writes.push(store.write((writer) => writer.put(ballots, row(number * 50, '"changed"'))));
        writes.push(store.write((writer) => writer.insert(ballots, row(5000 + number, '"new"'))));
        writes.push(
          store.write((writer) =>
            writer.remove(ballots, { scope: 'arbre', thing: 'arbre', voter: `v${number * 50 + 1}` }),
          ),
        );
        if (number % 10 === 9) await Promise.all(writes.splice(0));
      }
      isDone = true;
      await shuffling;
      const kept = await store.list(ballots, { scope: 'arbre' });
      assert.equal(new Set(kept.map(({ voter }) => voter)).size, kept.length);
      assert.equal(kept.length, 4500);
      for (const [choice, number] of [
        ['"changed"', 60],
        ['"new"', 60],
      ] as const) {
        assert.equal(kept.filter((each) => each.choice === choice).length, number);
      }
      const wrong: unknown[] = [];
      await recount(
        { store, counts: createCounts(() => start) },
        { nouns, tables, onMended: (each) => wrong.push(each) },
      );
      assert.deepEqual(wrong, []);
      await store.close();
    });
  });
}

describe('a pooler that lends connections per transaction', () => {
  let postgres: Promise<TestPostgres> | undefined;
  after(async () => (await postgres)?.stop());

  /** Lends five connections by turns, as PgBouncer does in that mode: the same one only from the begin of a transaction to its end. */
  async function pooled(url: string) {
    const clients = [1, 2, 3, 4, 5].map(() => new pg.Client(url));
    await Promise.all(clients.map((client) => client.connect()));
    let turn = 0;
    let isWithin = false;
    const query = (statement: string | pg.QueryConfig, values?: unknown[]) => {
      const text = typeof statement === 'string' ? statement : statement.text;
      if (!isWithin) turn += 1;
      if (/^begin/.test(text)) isWithin = true;
      if (/^(?:commit|rollback)/.test(text)) isWithin = false;
      return clients[turn % clients.length]!.query(statement, values);
    };
    const pool = { connect: async () => ({ query, release: () => undefined }) } as unknown as pg.Pool;
    return { pool, end: () => Promise.all(clients.map((client) => client.end())) };
  }

  test('keeps nobody from it: each transaction has the lock for itself, and one that another process has is left', async () => {
    const url = await (await (postgres ??= startPostgres())).freshDatabase();
    const store = await postgresStore(url, schemas);
    const client = new pg.Client(url);
    await client.connect();
    const { pool, end } = await pooled(url);
    const shuffle = shuffler(pool, tables);
    const written = async (): Promise<number> =>
      (await client.query('select from ballot group by xmin::text')).rowCount ?? 0;
    // The databases of other tests are served by the same process.
    const here = '(select oid from pg_database where datname = current_database())';
    const locks = `select classid::bigint * 4294967296 + objid::bigint as lock from pg_locks where locktype = 'advisory' and database = ${here}`;
    for (let number = 0; number < 3; number += 1) {
      await store.write((writer) => writer.insert(ballots, row(2 * number, '1')));
      await store.write((writer) => writer.insert(ballots, row(2 * number + 1, '1')));
      assert.ok((await written()) > 1);
      await shuffle(true);
      assert.equal(await written(), 1, 'each time');
      assert.deepEqual((await client.query(locks)).rows, [], 'no connection keeps it');
    }
    await store.write((writer) => writer.insert(ballots, row(100, '1')));
    // Another process has begun.
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(7236110430)');
    await shuffle(true);
    await client.query('commit');
    assert.equal(await written(), 2);
    await shuffle(true);
    assert.equal(await written(), 1);
    await Promise.all([end(), client.end()]);
    await store.close();
  });
});

describe('what a copy of a PostgreSQL database tells of who came together', () => {
  let postgres: Promise<TestPostgres> | undefined;
  after(async () => (await postgres)?.stop());

  /** Opens an empty store of which the database never makes statistics, and a connection that writes and looks at it from the side. */
  async function open(answer = 5000) {
    const url = await (await (postgres ??= startPostgres())).freshDatabase();
    const store = await postgresStore(url, schemas, { connect: 5000, answer });
    const client = new pg.Client(url);
    await client.connect();
    await client.query('alter table ballot set (autovacuum_enabled = false)');
    let rows = 0;
    /** Adds ballots by one transaction, in an order that is not that of their names. */
    const add = async (number: number): Promise<void> => {
      const names = `select '.' || md5(each::text) from generate_series(${rows + 1}, ${rows + number}) each`;
      await client.query(
        `insert into ballot (scope, thing, voter, choice) select 's', 'a', name, '1' from (${names}) n(name)`,
      );
      rows += number;
    };
    /** Counts the ballots that each transaction wrote, the fewest first. */
    const written = async (): Promise<number[]> => {
      const { rows: groups } = await client.query<{ number: number }>(
        'select count(*)::integer as number from ballot group by xmin::text order by 1',
      );
      return groups.map(({ number }) => number);
    };
    /** Waits until the database has counted what came. */
    const counted = async (): Promise<void> => {
      for (;;) {
        const { rows: found } = await client.query<{ came: string }>(
          `select n_tup_ins as came from pg_stat_user_tables where relname = 'ballot'`,
        );
        if (Number(found[0]?.came) >= rows) return;
        await pause(50);
      }
    };
    /** Waits until nobody shuffles: who failed is let go by the database once it sees that. */
    const idle = async (): Promise<void> => {
      const held = `select from pg_locks join pg_database d on d.oid = database where datname = current_database() and locktype = 'advisory'`;
      while ((await client.query(held)).rowCount) await pause(10);
    };
    const close = async (): Promise<void> => {
      await client.end();
      await store.close();
    };
    return { url, store, client, add, written, counted, idle, close };
  }

  test('a ballot that comes when many are there is among many, too', async () => {
    const { store, add, written, close } = await open();
    await add(1990);
    for (let each = 0; each < 10; each += 1) await add(1);
    await store.shuffle(true);
    assert.deepEqual(await written(), [2000]);
    await add(1);
    await store.shuffle(true);
    assert.deepEqual(await written(), [1000, 1001]);
    await close();
  });

  test('those that come after many of one transaction are not told from them, even without statistics', async () => {
    const { store, add, written, close } = await open();
    await add(20_000);
    for (let each = 0; each < 9; each += 1) await add(1);
    await store.shuffle();
    const groups = await written();
    assert.equal(groups.length, 11);
    assert.ok(
      groups.every((number) => number === 1819),
      groups.join(),
    );
    await close();
  });

  test('two ballots are written together, and then left as they are', async () => {
    const { store, client, add, written, close } = await open();
    await add(1);
    await add(1);
    await store.shuffle(true);
    assert.deepEqual(await written(), [2]);
    const places = async () => (await client.query('select ctid::text, xmin::text from ballot order by voter')).rows;
    const before = await places();
    await store.shuffle(true);
    assert.deepEqual(await places(), before);
    await close();
  });

  test('a large vote waits for its hour, but not at the end', async () => {
    const { store, add, written, counted, close } = await open();
    await add(10_000);
    await add(1);
    await store.shuffle();
    assert.ok((await written())[0]! >= 1000);
    for (let each = 0; each < 9; each += 1) await add(1);
    await counted();
    await store.shuffle();
    assert.equal((await written())[0], 1);
    await store.shuffle(true);
    assert.ok((await written())[0]! >= 1000);
    await close();
  });

  test('a server that ends leaves no ballot of a large vote behind that came lately', async () => {
    const { url, add, written, close } = await open();
    await add(10_000);
    await add(1);
    const server = await startServer({ port: 0, databaseUrl: url, secret: randomSecret() + randomSecret() });
    // It looks them through when it starts.
    while ((await written())[0] === 1) await pause(50);
    for (let each = 0; each < 9; each += 1) await add(1);
    await server.close();
    assert.ok((await written())[0]! >= 1000);
    await close();
  });

  test('who changes rows in another order meanwhile stops nothing', async () => {
    const { store, client, written, close } = await open();
    const put = (voter: string) =>
      client.query(`insert into ballot (scope, thing, voter, choice) values ('s', 'a', $1, '1')`, [voter]);
    const change = (voter: string) => client.query(`update ballot set choice = '2' where voter = $1`, [voter]);
    await put('a');
    await put('b');
    // The database ends the one that finds first that neither can go on.
    await client.query(`set deadlock_timeout = '4s'`);
    await client.query('begin');
    await change('b');
    const shuffling = store.shuffle();
    const waiting = `select from pg_locks where not granted and locktype = 'transactionid'`;
    while (!(await client.query(waiting)).rowCount) await pause(10);
    await change('a');
    await client.query('commit');
    await shuffling;
    assert.deepEqual(await written(), [2]);
    assert.deepEqual((await client.query('select distinct choice from ballot')).rows, [{ choice: '2' }]);
    await close();
  });

  test('a table to which nothing came is not looked through again', async () => {
    const { store, client, add, written, counted, idle, close } = await open(1000);
    await add(5);
    await counted();
    await store.shuffle();
    await client.query('begin; lock table ballot in access exclusive mode');
    await store.shuffle();
    await assert.rejects(store.shuffle(true), /does not answer/, 'at the end it is');
    await client.query('rollback');
    await add(1);
    await counted();
    await idle();
    await store.shuffle();
    assert.deepEqual(await written(), [6], 'and whoever failed keeps nobody else from it');
    await close();
  });
});
