import type { AnyTable, Counter, Table, Value, Writer } from './store.ts';

/*
 * How the database changes from one version of the program to the next. Each noun declares its tables as they are now, and the steps
 * that bring an older database there; the database keeps the version of each.
 */

/** What one noun keeps in the database, as it is now, and how an older database gets there. */
export interface Schema {
  /** The noun's name; `core` for what all nouns share. It stands in the database and never changes. */
  readonly name: string;
  readonly tables: readonly AnyTable[];
  /** In ascending order of their versions, which begin with 2. What is not listed has version 1. */
  readonly migrations?: readonly Migration[];
}

/** One step: it turns a database of the version before into one of this version. It is never changed once it is released. */
export interface Migration {
  readonly version: number;
  /**
   * Runs in the one transaction of all steps. Tables that are wholly new are made before it and indexes after it, so that it adds
   * columns, moves rows and drops what is not needed any more.
   */
  readonly up: (steps: MigrationSteps) => Promise<void>;
}

/** What a migration may do besides reading and writing rows. */
export interface MigrationSteps {
  /** Rows by table definitions. What the definition of today has more than the database had then is not there yet. */
  readonly writer: Writer;
  /** Adds a column as the table's definition has it, where the table is not wholly new; rows that are there get this value. */
  addColumn(table: AnyTable, column: string, value: Value): Promise<void>;
  /** Writes a table anew as its definition is today, with the columns that it has there, in the order of its key. */
  writeAnew(table: AnyTable): Promise<void>;
  dropTable(name: string): Promise<void>;
  /** Fills a counter, which has counted nothing yet, from the rows of its table, and spreads each count over so many slots. */
  fill(table: AnyTable, counter: Counter, slots: number): Promise<void>;
  /** Runs a statement that SQLite and PostgreSQL read alike. */
  run(statement: string): Promise<void>;
}

/** Returns the counters of a table that say how many rows there are. */
export const rowCounters = ({ counters = [] }: AnyTable): Counter[] =>
  counters.filter(({ counts = 'rows' }) => counts === 'rows');

/**
 * Fills the counters of tables, in the migration that brings them.
 *
 * @param tables as that version had them, with the counters that it brought: a copy of their own (`earlier-tables.ts`), so that what is
 * counted later changes nothing in what an old migration writes
 */
export const fillCounters =
  (slots: number, ...tables: readonly AnyTable[]): Migration['up'] =>
  async ({ fill }) => {
    for (const table of tables) for (const counter of rowCounters(table)) await fill(table, counter, slots);
  };

/** Returns the version of a schema that this program knows. */
export const versionOf = ({ migrations = [] }: Schema): number => migrations.at(-1)?.version ?? 1;

/** Returns all tables of some schemas. */
export const tablesOf = (schemas: readonly Schema[]): AnyTable[] => schemas.flatMap(({ tables }) => tables);

/** Returns a table as the database has it: nothing of it is opened, counted or followed. */
export const bareTable = ({ name, columns, key, indexes }: AnyTable): Table =>
  ({ name, columns, key, ...(indexes && { indexes }) }) as Table;
