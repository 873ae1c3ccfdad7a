import { SqlReadStore } from './sql-writer.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import type { ReadStore } from './store.ts';

/** Lets several read at once, each on a connection of their own, what was committed when they began. */
export class Snapshots {
  readonly #connect: () => SqliteConnection;
  readonly #idle: SqliteConnection[] = [];

  constructor(connect: () => SqliteConnection) {
    this.#connect = connect;
  }

  async read<T>(act: (reader: ReadStore) => Promise<T>): Promise<T> {
    const connection = this.#idle.pop() ?? this.#connect();
    try {
      connection.run('begin');
      return await act(new SqlReadStore(connection));
    } finally {
      if (connection.database.isTransaction) connection.run('commit');
      this.#idle.push(connection);
    }
  }

  /** To be called when nobody reads any more. */
  close(): void {
    for (const connection of this.#idle.splice(0)) connection.close();
  }
}
