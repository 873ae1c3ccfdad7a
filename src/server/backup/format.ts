import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { StartError } from '../core/start-error.ts';
import { bareTable, versionOf, type Schema } from '../store/schema.ts';
import type { AnyTable, Row, Table, Value } from '../store/store.ts';

/*
 * A backup is lines of JSON, compressed by gzip: a head, the rows of each table, and an end that says how many they are. Rows stand as
 * they are kept, so that any engine takes those of any other.
 */

/** The first line. */
export interface Head {
  format: 'civic-widgets-backup';
  /** When it was as it stands, ISO 8601. */
  at: string;
  /** The version of each schema that the rows are of. */
  schemas: Record<string, number>;
}

/** A line of rows. */
export interface Rows {
  table: string;
  columns: string[];
  rows: Value[][];
}

/** The last line: a file that ends without it was cut off. */
export interface End {
  end: true;
  rows: number;
}

export type Line = Head | Rows | End;

/** Which processes run is nothing to keep. */
const passing = new Set(['run', 'recount']);

/** The tables of a backup, with nothing that is opened, counted or followed: what is sealed stays so, and counts are rows of it themselves. */
export const keptTables = (tables: readonly AnyTable[]): Table[] =>
  tables.filter(({ name }) => !passing.has(name)).map(bareTable);

/** Returns the versions of schemas, by name. */
export const versionsOf = (schemas: readonly Schema[]): Record<string, number> =>
  Object.fromEntries(schemas.map((schema) => [schema.name, versionOf(schema)]));

/** Reads the lines of a backup. @throws StartError where the file is none, or was cut off */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file);
  const unpacked = source.pipe(createGunzip());
  source.on('error', (error) => unpacked.destroy(error));
  let count = 0;
  let last: Line | undefined;
  try {
    for await (const text of createInterface({ input: unpacked, crlfDelay: Infinity })) {
      const line = JSON.parse(text) as Line;
      if (!last && (line as Head).format !== 'civic-widgets-backup') break;
      if ('rows' in line && !('end' in line)) count += line.rows.length;
      last = line;
      yield line;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new StartError(`There is no file ${file}.`, { cause: error });
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'Z_BUF_ERROR') throw cutOff(file);
    if (code?.startsWith('Z_') || error instanceof SyntaxError) throw noBackup(file);
    throw error;
  } finally {
    source.destroy();
  }
  if (!last) throw noBackup(file);
  if (!('end' in last) || last.rows !== count) throw cutOff(file);
}

const noBackup = (file: string): StartError =>
  new StartError(`${file} is no backup: name a file that civic-widgets backup wrote.`);
const cutOff = (file: string): StartError =>
  new StartError(`${file} is not whole: its end is missing. Take another backup; nothing was changed.`);

/** Makes a row of the values of its columns. */
export const rowOf = (columns: readonly string[], values: readonly Value[]): Row =>
  Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
