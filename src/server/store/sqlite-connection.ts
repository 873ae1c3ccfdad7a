import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { Statement } from './sql.ts';
import type { Connection } from './sql-writer.ts';
import type { Row } from './store.ts';

/** Checks whether SQLite gave up because someone else is writing to the same file. */
export function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && (errcode & 0xff) === 5;
}

/** A connection to a SQLite file, with its statements prepared once. */
export class SqliteConnection implements Connection {
  readonly database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  /** @param wait how many milliseconds to wait for someone else; the whole program stands still meanwhile. */
  constructor(file: string, wait: number) {
    this.database = new DatabaseSync(file, { timeout: wait });
  }

  /** Runs statements without values. */
  run(text: string): void {
    this.database.exec(text);
  }

  async query({ text, values }: Statement): Promise<Row[]> {
    return this.#prepare(text)
      .all(named(values))
      .map((row) => ({ ...row }) as Row);
  }

  async change({ text, values }: Statement): Promise<number> {
    return Number(this.#prepare(text).run(named(values)).changes);
  }

  close(): void {
    this.database.close();
  }

  #prepare(text: string): StatementSync {
    let statement = this.#prepared.get(text);
    if (!statement) this.#prepared.set(text, (statement = this.database.prepare(text)));
    return statement;
  }
}

/** SQLite takes `$1` for a name. */
function named<V>(values: readonly V[]): Record<string, V> {
  return Object.fromEntries(values.map((value, position) => [`$${position + 1}`, value]));
}
