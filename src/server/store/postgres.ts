import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { PoolClient } from 'pg';
import { runJob } from './job.ts';
import { makeStore } from './make-store.ts';
import { migrate, SchemaError } from './migrate.ts';
import { isConflict, isOutage, orUnavailable, defaultPatience } from './postgres-outage.ts';
import { postgresShares, postgresSignals } from './postgres-signals.ts';
import { retry } from './retry.ts';
import { shuffler } from './postgres-shuffle.ts';
import { tablesOf, type Schema } from './schema.ts';
import type { Statement } from './sql.ts';
import { SqlReadStore, SqlWriter } from './sql-writer.ts';
import type { Connection } from './sql-writer.ts';
import type { ReadStore, Row, Store, Writer } from './store.ts';

/** Any number that every process of this program knows. */
const createLock = 7_236_110_429;

/** How often a transaction is run at most; with the pauses between them that is some ten seconds. */
const tries = 40;

/**
 * Serializable, because jobs read before they write (tries of a code, mails left) and no constraint guards those: the database finds
 * jobs that were not "as if alone", and one of them is run again. A job that scans a whole table meets every other job, so that small
 * tables are read by their index too; jobs on them took half the time.
 */
const begin = 'begin isolation level serializable; set local enable_seqscan = off';

/** PostgreSQL sends counts and bigints as text. They fit into a number: nothing beyond 2^53 − 1 is ever stored. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(oid, format) as unknown),
};

const connectionOf = (client: pg.Pool | PoolClient): Connection => ({
  query: async (statement: Statement) => (await client.query<Row>(statement)).rows,
  change: async (statement: Statement) => (await client.query(statement)).rowCount ?? 0,
});

/** Runs a transaction once. A connection that fails to roll back is thrown away, and the database rolls back by itself. */
async function transaction<T>(pool: pg.Pool, begin: string, act: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await act(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // Who does not answer is not asked to roll back: it does so once the connection is gone.
    if (isOutage(error)) broken = error as Error;
    else await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

const tableNames = 'select table_name as "name" from information_schema.tables where table_schema = current_schema()';
const indexNames = 'select indexname as "name" from pg_indexes where schemaname = current_schema()';

/**
 * Brings the database up to date. Processes that start together take turns: the second one finds all of it done. Others may go on meanwhile;
 * where one of them holds what is to be changed, and waits for what is held here, it is tried again.
 */
async function prepare(pool: pg.Pool, home: string, schemas: readonly Schema[]): Promise<void> {
  const work = async (client: PoolClient): Promise<void> => {
    await client.query(`select pg_advisory_xact_lock(${createLock})`);
    const connection = { ...connectionOf(client), run: async (text: string) => void (await client.query(text)) };
    const types = { text: 'text collate "C"', integer: 'bigint' };
    await migrate({ connection, types, tables: tableNames, indexes: indexNames, home }, schemas);
  };
  await retry(() => transaction(pool, 'begin', work), isConflict, tries);
}

/** Returns the address for people, without the password. */
function homeOf(url: string): string {
  if (!URL.canParse(url))
    throw new Error('DATABASE_URL is no address: write postgres://user:password@host:port/database.');
  const { hostname, port, pathname } = new URL(url);
  return `PostgreSQL ${pathname.slice(1)} on ${hostname || 'this machine'}${port ? `:${port}` : ''}`;
}

/**
 * Makes a store in a PostgreSQL database, for several processes at once.
 *
 * @param url `postgres://user:password@host:port/database`
 * @param schemas what it is to hold: tables that are missing are made, an older database is migrated.
 * @throws an Error for people where the database can't be reached, or is of a newer program.
 */
export async function postgresStore(
  url: string,
  schemas: readonly Schema[],
  patience = defaultPatience,
): Promise<Store> {
  const home = homeOf(url);
  const common = { connectionString: url, types, connectionTimeoutMillis: patience.connect };
  const pool = new pg.Pool({ ...common, query_timeout: patience.answer, statement_timeout: patience.answer });
  // To make and to change tables may take its time.
  const builder = new pg.Pool({ ...common, max: 1 });
  // Without listeners, a lost connection would end the program. Who uses it is told by a failing query; the pool opens another.
  for (const each of [pool, builder]) {
    each.on('error', () => undefined);
    each.on('connect', (client) => client.on('error', () => undefined));
  }
  try {
    await prepare(builder, home, schemas);
    await builder.end();
  } catch (error) {
    await Promise.all([builder.end(), pool.end()].map((ending) => ending.catch(() => undefined)));
    if (error instanceof SchemaError) throw error;
    throw new Error(
      `${home} can't be used (${(error as Error).message}): check DATABASE_URL and that the server runs.`,
      {
        cause: error,
      },
    );
  }
  const reader = new SqlReadStore(connectionOf(pool));

  const write = <T>(work: (writer: Writer) => Promise<T>): Promise<T> =>
    orUnavailable(home, () =>
      retry(
        () => transaction(pool, begin, (client) => runJob(new SqlWriter(connectionOf(client)), work)),
        isConflict,
        tries,
      ),
    );
  const snapshot = <T>(act: (reader: ReadStore) => Promise<T>): Promise<T> =>
    orUnavailable(home, () =>
      transaction(pool, 'begin isolation level repeatable read read only', (client) =>
        act(new SqlReadStore(connectionOf(client))),
      ),
    );
  const closed = new AbortController();
  const line = { config: common, send: (statement: Statement) => pool.query(statement), closed: closed.signal };
  // A server that stands still would not let go of its connections.
  const close = async (): Promise<void> => {
    closed.abort();
    const late = new AbortController();
    const waiting = pause(patience.connect, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([pool.end(), waiting]);
    late.abort();
  };

  const shuffle = shuffler(pool, tablesOf(schemas));
  return makeStore({
    ...{ home, write, snapshot, close },
    signals: postgresSignals(line),
    shares: postgresShares(line),
    read: (act) => orUnavailable(home, () => act(reader)),
    shuffle: (isLast) => orUnavailable(home, () => shuffle(isLast)),
  });
}
