import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sqliteStore } from './sqlite.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

const fileName = 'civic-widgets.sqlite';

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
  await keepFolderPrivate(folder);
  return sqliteStore(join(folder, fileName), schemas);
}

/** Lets only this account into a folder that holds the server's files and no others; one that is shared keeps its rights. */
async function keepFolderPrivate(folder: string): Promise<void> {
  try {
    const names = await readdir(folder);
    const isOwn =
      names.includes(fileName) && names.every((name) => name.startsWith(fileName) || /^secret\b/.test(name));
    if (isOwn && ((await stat(folder)).mode & 0o077) !== 0) await chmod(folder, 0o700);
  } catch {
    // It belongs to another account, which lets this one in.
  }
}
