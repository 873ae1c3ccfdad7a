import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sqliteStore } from './sqlite.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** A PostgreSQL database; the embedded one is used where none is given. */
  databaseUrl?: string | undefined;
  /** Where the embedded database keeps its file; made where it is missing. */
  folder: string;
  /** What it is to hold: tables that are missing are made, an older database is migrated. */
  schemas: readonly Schema[];
}

/**
 * Opens the store of a server: PostgreSQL where a database is named, else SQLite in a folder.
 *
 * @throws an Error with one sentence for people where that can't be done.
 */
export async function openStore({ databaseUrl, folder, schemas }: StoreOptions): Promise<Store> {
  if (databaseUrl) {
    // Its driver is only there where it is wanted.
    const { postgresStore } = await import('./postgres.ts');
    return postgresStore(databaseUrl, schemas);
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Error(
      `The data folder ${folder} can't be made (${(error as Error).message}): make its parent writable, or name another folder in DATA.`,
      { cause: error },
    );
  }
  return sqliteStore(join(folder, 'civic-widgets.sqlite'), schemas);
}
