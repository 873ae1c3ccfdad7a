import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sqliteStore } from './sqlite.ts';
import type { AnyTable, Store } from './store.ts';

export interface StoreOptions {
  /** A PostgreSQL database; the embedded one is used where none is given. */
  databaseUrl?: string | undefined;
  /** Where the embedded database keeps its file; made where it is missing. */
  folder: string;
  /** The tables to make where they are missing. */
  tables: readonly AnyTable[];
}

/**
 * Opens the store of a server: PostgreSQL where a database is named, else SQLite in a folder.
 *
 * @throws an Error with one sentence for people where that can't be done.
 */
export async function openStore({ databaseUrl, folder, tables }: StoreOptions): Promise<Store> {
  if (databaseUrl) {
    // Its driver is only there where it is wanted.
    const { postgresStore } = await import('./postgres.ts');
    return postgresStore(databaseUrl, tables);
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Error(
      `The data folder ${folder} can't be made (${(error as Error).message}): make its parent writable, or name another folder in DATA.`,
      { cause: error },
    );
  }
  return sqliteStore(join(folder, 'civic-widgets.sqlite'), tables);
}
