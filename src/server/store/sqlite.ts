import { dirname } from 'node:path';
import { runJob } from './job.ts';
import { makeStore } from './make-store.ts';
import { retry } from './retry.ts';
import { migrate, SchemaError } from './migrate.ts';
import type { Schema } from './schema.ts';
import { SqlReadStore, SqlWriter } from './sql-writer.ts';
import { keepPrivate, watchFile } from './sqlite-file.ts';
import { scrub } from './sqlite-scrub.ts';
import { isBusy, SqliteConnection } from './sqlite-connection.ts';
import { orUnavailable } from './sqlite-outage.ts';
import { Snapshots } from './sqlite-snapshots.ts';
import type { Store, Writer } from './store.ts';

interface Job {
  work: (writer: Writer) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/** Tries to get the right to write; with the pauses between them that is about a minute. */
const tries = 120;

const tableNames = `select name as "name" from sqlite_master where type = 'table'`;
const indexNames = `select name as "name" from sqlite_master where type = 'index'`;

/** Writes in groups: all jobs that wait in a turn of the event loop share one transaction, and thus one wait for the disk. */
class GroupWriter {
  readonly #connection: SqliteConnection;
  readonly #writer: Writer;
  #waiting: Job[] = [];
  #running = false;
  readonly #check: () => void;

  /** @param check throws where the database may not be trusted with more */
  constructor(connection: SqliteConnection, check: () => void) {
    this.#connection = connection;
    this.#check = check;
    this.#writer = new SqlWriter(connection);
  }

  write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      if (!this.#running) void this.#runAll();
    });
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#runGroup(this.#waiting.splice(0));
    }
    this.#running = false;
  }

  /** One transaction for these jobs. Each is answered after COMMIT; where the transaction itself fails, each gets that error. */
  async #runGroup(jobs: Job[]): Promise<void> {
    const answers: (() => void)[] = [];
    try {
      this.#check();
      await retry(() => this.#connection.run('begin immediate'), isBusy, tries);
      for (const job of jobs) answers.push(await this.#runInSavepoint(job));
      this.#connection.run('commit');
      this.#check();
    } catch (error) {
      for (const job of jobs) job.reject(error);
      if (this.#connection.database.isTransaction) this.#connection.run('rollback');
      return;
    }
    for (const answer of answers) answer();
  }

  /** Runs a job so that it can be undone alone; answers how it is to be told. */
  async #runInSavepoint({ work, resolve, reject }: Job): Promise<() => void> {
    this.#connection.run('savepoint job');
    try {
      const value = await runJob(this.#writer, work);
      this.#connection.run('release job');
      return () => resolve(value as never);
    } catch (error) {
      // A full disk ends the whole transaction, and then no job of the group is kept.
      if (!this.#connection.database.isTransaction) throw error;
      this.#connection.run('rollback to job; release job');
      return () => reject(error);
    }
  }
}

/** Tells people in one sentence what is wrong with a file, and what they can do. */
function explain(file: string, error: unknown): Error {
  if (error instanceof SchemaError) return error;
  const { message, errcode } = error as Error & { errcode?: number };
  const wayOut =
    errcode === 26
      ? 'it is something else than a database: move it away or choose another folder'
      : `make it and its folder ${dirname(file)} writable, see that the disk has room, or choose another folder`;
  return new Error(`The database ${file} can't be used (${message}): ${wayOut}.`, { cause: error });
}

function connect(file: string, wait: number): SqliteConnection {
  try {
    return new SqliteConnection(file, wait);
  } catch (error) {
    throw explain(file, error);
  }
}

function openPrivately(file: string, memory: boolean): SqliteConnection {
  try {
    if (!memory) keepPrivate(file);
  } catch (error) {
    throw explain(file, error);
  }
  // A short wait only: another store of this program could never finish its group while the program stands still.
  return connect(file, 100);
}

/**
 * Makes a store in one file of SQLite, or in memory with `:memory:`. What is acknowledged survives a crash and a power cut. Several
 * processes may use the same file on one machine.
 *
 * @param schemas what it is to hold: tables that are missing are made, an older database is migrated.
 * @throws an Error for people where the file can't be opened or written, or is of a newer program.
 */
export async function sqliteStore(file: string, schemas: readonly Schema[]): Promise<Store> {
  const memory = file === ':memory:';
  const connection = openPrivately(file, memory);
  const group = new GroupWriter(connection, memory ? () => undefined : watchFile(file));
  try {
    await retry(
      () => connection.run('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on'),
      isBusy,
      tries,
    );
    const engine = {
      connection,
      types: { text: 'text', integer: 'integer', byKey: ' without rowid' },
      tables: tableNames,
      indexes: indexNames,
      home: file,
    };
    await group.write(() => migrate(engine, schemas));
  } catch (error) {
    connection.close();
    throw explain(file, error);
  }

  // Who reads on a connection of their own sees only what is committed. A database in memory has but one: there, reads take their turn.
  const readConnection = memory ? undefined : connect(file, 5000);
  const reader = readConnection && new SqlReadStore(readConnection);

  const snapshots = memory ? undefined : new Snapshots(() => connect(file, 5000));

  return makeStore({
    home: memory ? 'SQLite in memory' : file,
    read: (act) => orUnavailable(file, () => (reader ? act(reader) : group.write(act))),
    write: (work) => orUnavailable(file, () => group.write(work)),
    snapshot: (act) => orUnavailable(file, () => (snapshots ? snapshots.read(act) : group.write(act))),
    ...(!memory && { scrub: (patience: number) => scrub(file, patience) }),
    close() {
      snapshots?.close();
      readConnection?.close();
      connection.close();
    },
  });
}
