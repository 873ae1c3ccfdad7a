import * as sql from './sql.ts';
import type { Statement } from './sql.ts';
import type { ListOptions, Reader, Row, Table, Value, Writer } from './store.ts';

/** What the store needs of a connection to a database. */
export interface Connection {
  /** The rows that a statement answers. */
  query(statement: Statement): Promise<Row[]>;
  /** How many rows a statement has changed. */
  change(statement: Statement): Promise<number>;
}

/** Reads by SQL on a connection. */
export class SqlReader implements Reader {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  async get<R extends Row>(table: Table<R>, key: Partial<R>): Promise<R | undefined> {
    const [row] = await this.connection.query(sql.getStatement(table, key));
    return row as R | undefined;
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
}

/** Reads and writes by SQL within the transaction of a connection. */
export class SqlWriter extends SqlReader implements Writer {
  async insert<R extends Row>(table: Table<R>, row: R): Promise<boolean> {
    return (await this.connection.change(sql.insertStatement(table, row))) > 0;
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
}
