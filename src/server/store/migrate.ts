import type { Migration, MigrationSteps, Schema } from './schema.ts';
import { tablesOf, versionOf } from './schema.ts';
import {
  addColumnStatement,
  createIndexStatements,
  createTableStatement,
  dropTableStatement,
  fillStatement,
  writeAnewStatements,
} from './sql.ts';
import type { Types } from './sql.ts';
import { SqlWriter, type Connection } from './sql-writer.ts';
import type { Table } from './store.ts';

/** The version of each schema in this database. */
const versions: Table<{ name: string; version: number }> = {
  name: 'schema_version',
  columns: { name: 'text', version: 'integer' },
  key: ['name'],
};

/** A database that this program must not touch, or could not bring up to date. The message is for people, and names the database. */
export class SchemaError extends Error {}

/** A connection within a transaction that nobody else writes beside. */
export interface MigrationConnection extends Connection {
  run(text: string): Promise<void> | void;
}

export interface Engine {
  connection: MigrationConnection;
  types: Types;
  /** Lists the tables that are there, as `name`. */
  tables: string;
  /** Lists the indexes. */
  indexes: string;
  /** For people: where the data is. */
  home: string;
}

/**
 * Brings a database to the schemas of this program: makes what is missing, and runs the migrations that are due. A database without
 * versions is of the time before they were kept, and has version 1. To be called in one transaction, under a lock.
 *
 * @throws SchemaError where the database is of a newer program, before anything is changed; and where a migration fails.
 */
export async function migrate(engine: Engine, schemas: readonly Schema[]): Promise<void> {
  const { connection, types, tables, indexes, home } = engine;
  const writer = new SqlWriter(connection);
  const namesOf = async (text: string): Promise<Set<string>> =>
    new Set((await connection.query({ text, values: [] })).map(({ name }) => name as string));
  const present = await namesOf(tables);
  const kept = present.has(versions.name) ? await writer.list(versions, {}) : [];
  refuseNewer(home, kept, schemas);

  for (const table of [versions, ...tablesOf(schemas)]) await connection.run(createTableStatement(table, types));
  const steps: MigrationSteps = {
    writer,
    async addColumn(table, column, value) {
      // A table that is wholly new has it.
      if (present.has(table.name)) await connection.run(addColumnStatement(table, column, value, types));
    },
    async writeAnew(table) {
      for (const statement of writeAnewStatements(table, types)) await connection.run(statement);
    },
    dropTable: async (name) => connection.run(dropTableStatement(name)),
    fill: async (table, counter, slots) => connection.run(fillStatement(table, counter, slots)),
    run: async (statement) => connection.run(statement),
  };
  for (const schema of schemas) {
    const known = kept.find(({ name }) => name === schema.name)?.version;
    const isOld = schema.tables.some(({ name }) => present.has(name));
    for (const migration of due(schema, known ?? (isOld ? 1 : versionOf(schema)))) {
      await runOne(home, schema, migration, steps);
    }
    if (known !== versionOf(schema)) await writer.put(versions, { name: schema.name, version: versionOf(schema) });
  }
  // A table that was written anew has lost its own.
  const made = await namesOf(indexes);
  for (const table of tablesOf(schemas)) {
    for (const statement of createIndexStatements(table, made)) await connection.run(statement);
  }
}

function refuseNewer(home: string, kept: readonly { name: string; version: number }[], schemas: readonly Schema[]) {
  for (const { name, version } of kept) {
    const schema = schemas.find((each) => each.name === name);
    if (schema && version <= versionOf(schema)) continue;
    const known = schema ? `version ${version} of "${name}", and this program knows ${versionOf(schema)}` : `"${name}"`;
    throw new SchemaError(
      `The database ${home} is of a newer Civic Widgets (it has ${known}): start that version or a later one; nothing was changed.`,
    );
  }
}

const due = ({ migrations = [] }: Schema, version: number): Migration[] =>
  migrations.filter((migration) => migration.version > version);

async function runOne(home: string, { name }: Schema, { version, up }: Migration, steps: MigrationSteps) {
  try {
    await up(steps);
  } catch (error) {
    throw new SchemaError(
      `The database ${home} could not be brought to version ${version} of "${name}" (${(error as Error).message}): ` +
        'it is as it was; start the version of Civic Widgets that wrote it, and report this.',
      { cause: error },
    );
  }
}
