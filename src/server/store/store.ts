/*
 * What the backend asks of a database, small enough that three engines do it alike: memory, SQLite, PostgreSQL.
 * Rows are flat; every key begins with `scope`, the consultation (or the petition that stands alone) that the row
 * belongs to, so that a transaction stays within one scope, and a scope within one shard.
 */

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** A table: its columns (`?` may be null), the key that is unique, and the orders in which it is listed besides. */
export interface Table<R extends Row = Row> {
  readonly name: string;
  readonly columns: { readonly [K in keyof R]: 'text' | 'integer' | 'text?' | 'integer?' };
  readonly key: readonly (keyof R & string)[];
  /** Each index lists columns that end in the key's own, so that its order is total and a cursor always stable. */
  readonly indexes?: Readonly<Record<string, readonly (keyof R & string)[]>>;
}

/** A table where the type of its rows does not matter. */
export interface AnyTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly key: readonly string[];
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

export interface ListOptions {
  /** Order of this index; of the key where none is named. */
  index?: string;
  /** Goes on behind the row with these values of the order's columns (those that `where` does not fix). */
  after?: readonly Value[];
  reverse?: boolean;
  /** At most so many rows; all where it is not given. */
  limit?: number;
}

export interface Reader {
  /** The row with this whole key. */
  get<R extends Row>(table: Table<R>, key: Partial<R>): Promise<R | undefined>;
  /** The rows where all these columns are equal, in a stable order. */
  list<R extends Row>(table: Table<R>, where: Partial<R>, options?: ListOptions): Promise<R[]>;
  count<R extends Row>(table: Table<R>, where: Partial<R>): Promise<number>;
  /** How many rows there are for each value of a column. */
  countBy<R extends Row>(table: Table<R>, where: Partial<R>, column: keyof R & string): Promise<Map<Value, number>>;
}

export interface Writer extends Reader {
  /** Adds a row; answers `false`, and changes nothing, where its key is taken. */
  insert<R extends Row>(table: Table<R>, row: R): Promise<boolean>;
  /** Adds a row or replaces the one with its key. */
  put<R extends Row>(table: Table<R>, row: R): Promise<void>;
  /** Changes columns of the row with this whole key; answers whether it was there. */
  update<R extends Row>(table: Table<R>, key: Partial<R>, changes: Partial<R>): Promise<boolean>;
  /** Removes the rows where all these columns are equal; answers how many. */
  remove<R extends Row>(table: Table<R>, where: Partial<R>): Promise<number>;
}

export interface Store extends Reader {
  /**
   * Does all of `work` or nothing of it, as if alone. It resolves when what was written is on the disk. The work may be run again
   * when the engine asks for it, so it does nothing but read and write.
   */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /** For people: where the data is. */
  readonly home: string;
  close(): Promise<void>;
}

/** Gives a table its row type. */
export const table = <R extends Row>(definition: Table<R>): Table<R> => definition;
