import { backUp } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { StartError } from '../core/start-error.ts';
import { schemas } from '../nouns.ts';
import { checkKeys } from '../sealing/noted.ts';
import type { Store } from '../store/store.ts';
import { checkPresentSecret } from './fingerprint.ts';
import { keysOf } from './sealing-keys.ts';
import { readSettings } from './settings.ts';

/** Writes a backup of the store, and says what is in it. */
export async function backUpTo(file: string, open: () => Promise<Store>): Promise<string> {
  const store = await open();
  try {
    const rows = await backUp(store, schemas, file, Date.now());
    return `${rows} rows of ${store.home} are in ${file}. Names and addresses in it are sealed. The secret is not in it, and a restore goes with no other: keep a copy of it apart (civic-widgets secret says where it is).`;
  } finally {
    await store.close();
  }
}

/** Restores a backup into the store, and says what came. */
export async function restoreFrom(file: string, open: () => Promise<Store>): Promise<string> {
  const store = await open();
  try {
    const { rows, at } = await restore(store, schemas, file);
    return `${rows} rows are in ${store.home}, as they stood at ${at}. ${await sayKeys(store)}`;
  } finally {
    await store.close();
  }
}

/** Says whether what was restored can be read with the secret that is at hand. */
async function sayKeys(store: Store): Promise<string> {
  const settings = readSettings(process.env);
  try {
    const secret = await checkPresentSecret(store, settings);
    if (secret === undefined)
      return 'Names and addresses in it are sealed: before you start the server, put back the secret that they were made with, and the file sealing-keys beside it where there was one.';
    await checkKeys(store, keysOf(secret, settings));
    return 'The secret at hand opens it: start the server.';
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return `The server does not start with it yet. ${error.message}`;
  }
}
