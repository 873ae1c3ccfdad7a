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
  /** What is counted of its rows, in the transaction that changes them; see `counting.ts`. */
  readonly counters?: readonly Counter[];
  /** Nothing in the files may tell in which order its rows came: they lie by their key, or are shuffled (`Store.shuffle`). */
  readonly isShuffled?: boolean;
  /** Columns of text that only who has the secret of the server may read; the sealed store keeps them so (`sealing`). Nothing is looked up by them. */
  readonly sealed?: readonly (keyof R & string)[];
  /** Columns in which email addresses stand for people who are looked up by them; the sealed store keeps a keyed digest in their place. */
  readonly lookedUp?: readonly (keyof R & string)[];
  /** Keeps what else depends on a row in step with it, in the transaction in which it comes, changes or goes. Runs after the counts. */
  follow?(writer: Writer, before: R | undefined, after: R | undefined): Promise<void>;
}

/** A table where the type of its rows does not matter. */
export interface AnyTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly key: readonly string[];
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
  readonly counters?: readonly Counter[];
  readonly isShuffled?: boolean;
  readonly sealed?: readonly string[];
  readonly lookedUp?: readonly string[];
  follow?(writer: Writer, before: Row | undefined, after: Row | undefined): Promise<void>;
}

/** A count of the rows of a table for each value of some columns, kept as rows of another table. */
export interface Counter {
  /** Holds the counts: its key is `by`, the names in `as`, `hour` where one is meant, and `slot`; besides it has `value`. */
  readonly into: AnyTable;
  /** Columns that both tables have. */
  readonly by: readonly string[];
  /** What else stands in the key of the count, where several counters share a table. */
  readonly as?: Readonly<Record<string, Value>>;
  /** Texts of a column of more signs than this are counted together, as '': an index takes no long ones. */
  readonly longest?: Readonly<Record<string, number>>;
  /**
   * `rows`, where nothing is said: how many there are. `changes`: how often one has come, changed or gone. `since`: how many more there
   * are than when this number was last taken away, by whoever keeps a sum of its own.
   */
  readonly counts?: 'rows' | 'changes' | 'since';
  /** A column of whole numbers that says for how many a row counts; each counts once where none is named. */
  readonly adds?: string;
  /** A column with a moment in milliseconds: rows are counted by its hour, which stands in the key of the count as `hour`. */
  readonly hourOf?: string;
  /** Only rows with these values are counted. */
  readonly where?: Readonly<Record<string, Value>>;
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

/** A sum for some values of columns. */
export interface Sum {
  readonly values: readonly Value[];
  readonly sum: number;
}

export interface SumOptions {
  /** The columns that each sum is for: those of the key that follow what `where` fixes. */
  by: readonly string[];
  /** Goes on behind the sum for these values. */
  after?: readonly Value[];
  /** At most so many sums; all where it is not given. */
  limit?: number;
}

export interface ReadStore {
  /** Returns the row with this whole key. */
  get<R extends Row>(table: Table<R>, key: Partial<R>): Promise<R | undefined>;
  /**
   * Returns the rows whose key is `part` and one of these values of a further column, in the order of the values; what is not there is
   * left out.
   */
  getMany<R extends Row>(
    table: Table<R>,
    part: Partial<R>,
    column: keyof R & string,
    values: readonly Value[],
  ): Promise<R[]>;
  /** Returns the rows where all these columns are equal, in a stable order. */
  list<R extends Row>(table: Table<R>, where: Partial<R>, options?: ListOptions): Promise<R[]>;
  count<R extends Row>(table: Table<R>, where: Partial<R>): Promise<number>;
  /** Returns how many rows there are for each value of a column. */
  countBy<R extends Row>(table: Table<R>, where: Partial<R>, column: keyof R & string): Promise<Map<Value, number>>;
  /** Adds up a column of those rows; sums that come to nothing are left out, the others are in the order of the key. */
  sums<R extends Row>(
    table: Table<R>,
    where: Partial<R>,
    column: keyof R & string,
    options: SumOptions,
  ): Promise<Sum[]>;
}

export interface Writer extends ReadStore {
  /** Adds a row; answers `false`, and changes nothing, where its key is taken. */
  insert<R extends Row>(table: Table<R>, row: R): Promise<boolean>;
  /** Adds rows whose key is not taken; answers those that were added. */
  insertMany<R extends Row>(table: Table<R>, rows: readonly R[]): Promise<R[]>;
  /** Adds to a number of the row with this whole key, made where it is missing, and answers it then. The table has no other column. */
  increment<R extends Row>(table: Table<R>, key: Partial<R>, column: keyof R & string, by: number): Promise<number>;
  /** The same for rows of different keys, whose column says what to add; answers them as they are then. */
  incrementMany<R extends Row>(table: Table<R>, rows: readonly R[], column: keyof R & string): Promise<R[]>;
  /** Adds a row or replaces the one with its key. */
  put<R extends Row>(table: Table<R>, row: R): Promise<void>;
  /** Changes columns of the row with this whole key; answers whether it was there. */
  update<R extends Row>(table: Table<R>, key: Partial<R>, changes: Partial<R>): Promise<boolean>;
  /** Removes the rows where all these columns are equal; answers how many. */
  remove<R extends Row>(table: Table<R>, where: Partial<R>): Promise<number>;
  /** Removes the rows that are `part` and one of these values of a further column of the key; answers how many. */
  removeMany<R extends Row>(
    table: Table<R>,
    part: Partial<R>,
    column: keyof R & string,
    values: readonly Value[],
  ): Promise<number>;
}

/** How processes that share a database tell each other what was written. It may be lost: nothing rests on it but how soon one knows. */
export interface Signals {
  /** Tells the others that something was written in a scope. It is not waited for. */
  tell(scope: string): void;
  /** Calls `heard` with each scope that others tell of, and with `everyScope` where some may have been missed. */
  listen(heard: (scope: string) => void, calledOff: AbortSignal): void;
}

export interface Store extends ReadStore {
  /** Missing where one process has the database for itself, or can't be told. */
  readonly signals?: Signals | undefined;
  /** The same for what clients took of their shares. It takes texts of up to 7800 bytes, and nobody is kept alive who only listens. */
  readonly shares?: Signals | undefined;
  /**
   * Does all of `work` or nothing of it, as if alone. It resolves when what was written is on the disk. The work may be run again
   * when the engine asks for it, so it does nothing but read and write.
   */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /** Lets `read` read all as it stands at one moment, however long it takes and whatever is written meanwhile. Not to be called by a job. */
  snapshot<T>(read: (reader: ReadStore) => Promise<T>): Promise<T>;
  /**
   * Takes what was removed out of the files too, as far as the engine leaves that to its user. To be called from time to time.
   *
   * @param patience how long to wait for others who write, in milliseconds
   * @throws where they take longer, or the disk has no room for it; the data is as it was then
   */
  scrub(patience: number): Promise<void>;
  /**
   * Writes the rows anew of which nothing may tell in which order they came (`isShuffled`), as far as the engine does not lay them down by
   * their key. To be called often: what came since tells it.
   *
   * @param isLast whether nothing may be put off, because the server ends
   */
  shuffle(isLast?: boolean): Promise<void>;
  /**
   * Answers whether the last job could be written that was tried: false from one that the engine had to refuse, as on a full disk, until one
   * is written again.
   */
  canWrite(): boolean;
  /** For people: where the data is. */
  readonly home: string;
  close(): Promise<void>;
}

/** Gives a table its row type. */
export const table = <R extends Row>(definition: Table<R>): Table<R> => definition;
