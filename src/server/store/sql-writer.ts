import * as sql from './sql.ts';
import type { Statement } from './sql.ts';
import type { AnyTable, ListOptions, ReadStore, Row, Sum, SumOptions, Table, Value, Writer } from './store.ts';

/** What the store needs of a connection to a database. */
export interface Connection {
  /** Returns the rows that a statement answers. */
  query(statement: Statement): Promise<Row[]>;
  /** Returns how many rows a statement has changed. */
  change(statement: Statement): Promise<number>;
}

/** Databases take only so many values in one statement. */
const batchSize = 100;

function* batches<T>(values: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < values.length; from += batchSize) yield values.slice(from, from + batchSize);
}

const keyOf =
  (table: AnyTable) =>
  (row: Row): string =>
    JSON.stringify(table.key.map((column) => row[column]));

/** Reads by SQL on a connection. */
export class SqlReadStore implements ReadStore {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  async get<R extends Row>(table: Table<R>, key: Partial<R>): Promise<R | undefined> {
    const [row] = await this.connection.query(sql.getStatement(table, key));
    return row as R | undefined;
  }

  async getMany<R extends Row>(
    table: Table<R>,
    part: Partial<R>,
    column: keyof R & string,
    values: readonly Value[],
  ): Promise<R[]> {
    const found = new Map<Value, Row>();
    for (const some of batches(values)) {
      const rows = await this.connection.query(sql.getManyStatement(table, part, column, some));
      for (const row of rows) found.set(row[column]!, row);
    }
    return values.flatMap((value) => (found.has(value) ? [found.get(value) as R] : []));
  }

  async list<R extends Row>(table: Table<R>, where: Partial<R>, options: ListOptions = {}): Promise<R[]> {
    return (await this.connection.query(sql.listStatement(table, where, options))) as R[];
  }

  async count<R extends Row>(table: Table<R>, where: Partial<R>): Promise<number> {
    const [row] = await this.connection.query(sql.countStatement(table, where));
    return row!.rows as number;
  }

  async countBy<R extends Row>(
    table: Table<R>,
    where: Partial<R>,
    column: keyof R & string,
  ): Promise<Map<Value, number>> {
    const rows = await this.connection.query(sql.countByStatement(table, where, column));
    return new Map(rows.map((row) => [row.value!, row.rows as number]));
  }

  async sums<R extends Row>(
    table: Table<R>,
    where: Partial<R>,
    column: keyof R & string,
    options: SumOptions,
  ): Promise<Sum[]> {
    const rows = await this.connection.query(sql.sumsStatement(table, where, column, options));
    return rows.map((row) => ({
      values: options.by.map((each) => row[each]!),
      sum: row['sum of rows'] as number,
    }));
  }
}

/** Reads and writes by SQL within the transaction of a connection. */
export class SqlWriter extends SqlReadStore implements Writer {
  async insert<R extends Row>(table: Table<R>, row: R): Promise<boolean> {
    return (await this.connection.change(sql.insertStatement(table, [row]))) > 0;
  }

  async insertMany<R extends Row>(table: Table<R>, rows: readonly R[]): Promise<R[]> {
    const added: R[] = [];
    for (const some of batches(rows)) {
      const keys = new Set((await this.connection.query(sql.insertManyStatement(table, some))).map(keyOf(table)));
      // Of two rows with one key, the first is added.
      added.push(...some.filter((row) => keys.delete(keyOf(table)(row))));
    }
    return added;
  }

  async increment<R extends Row>(
    table: Table<R>,
    key: Partial<R>,
    column: keyof R & string,
    by: number,
  ): Promise<number> {
    const [row] = await this.connection.query(sql.incrementStatement(table, key, column, by));
    return row!.number as number;
  }

  async incrementMany<R extends Row>(table: Table<R>, rows: readonly R[], column: keyof R & string): Promise<R[]> {
    const all: Row[] = [];
    for (const some of batches(rows)) {
      all.push(...(await this.connection.query(sql.incrementManyStatement(table, some, column))));
    }
    return all as R[];
  }

  async put<R extends Row>(table: Table<R>, row: R): Promise<void> {
    await this.connection.change(sql.putStatement(table, row));
  }

  async update<R extends Row>(table: Table<R>, key: Partial<R>, changes: Partial<R>): Promise<boolean> {
    return (await this.connection.change(sql.updateStatement(table, key, changes))) > 0;
  }

  async remove<R extends Row>(table: Table<R>, where: Partial<R>): Promise<number> {
    return this.connection.change(sql.removeStatement(table, where));
  }

  async removeMany<R extends Row>(
    table: Table<R>,
    part: Partial<R>,
    column: keyof R & string,
    values: readonly Value[],
  ): Promise<number> {
    let removed = 0;
    for (const some of batches(values)) {
      removed += await this.connection.change(sql.removeManyStatement(table, part, column, some));
    }
    return removed;
  }
}
