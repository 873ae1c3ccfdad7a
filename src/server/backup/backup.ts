import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { StartError } from '../core/start-error.ts';
import { tablesOf, type Schema } from '../store/schema.ts';
import type { ReadStore, Store, Table } from '../store/store.ts';
import { keptTables, versionsOf, type Line } from './format.ts';

/** Rows that are read at once. */
const pageLength = 500;

/**
 * Writes all that a store holds into a file, as it stands at one moment; others may go on meanwhile. Only this account may read the file.
 *
 * @returns how many rows it has
 * @throws StartError where the file can't be written, or is there already
 */
export async function backUp(store: Store, schemas: readonly Schema[], file: string, now: number): Promise<number> {
  let count = 0;
  const part = `${file}.part`;
  async function* lines(reader: ReadStore): AsyncGenerator<string> {
    const write = (line: Line): string => `${JSON.stringify(line)}\n`;
    yield write({ format: 'civic-widgets-backup', at: new Date(now).toISOString(), schemas: versionsOf(schemas) });
    for (const table of keptTables(tablesOf(schemas))) {
      const columns = Object.keys(table.columns);
      for await (const page of pagesOf(reader, table)) {
        count += page.length;
        yield write({ table: table.name, columns, rows: page.map((row) => columns.map((column) => row[column]!)) });
      }
    }
    yield write({ end: true, rows: count });
  }
  try {
    await store.snapshot((reader) =>
      pipeline(Readable.from(lines(reader)), createGzip(), createWriteStream(part, { flags: 'wx', mode: 0o600 })),
    );
    // A file of this name is a whole one.
    await rename(part, file);
    return count;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new StartError(`${part} is there already: another backup writes it, or was ended. Remove it.`);
    await rm(part, { force: true });
    if (code && /^E[A-Z]+$/.test(code))
      throw new StartError(`${file} can't be written (${message}).`, { cause: error });
    throw error;
  }
}

/** Goes through a table by its key. */
async function* pagesOf(reader: ReadStore, table: Table) {
  for (let after: readonly (string | number | null)[] | undefined; ;) {
    const page = await reader.list(table, {}, { limit: pageLength, ...(after && { after }) });
    if (page.length > 0) yield page;
    const last = page.length === pageLength ? page.at(-1) : undefined;
    if (!last) return;
    after = table.key.map((column) => last[column]!);
  }
}
