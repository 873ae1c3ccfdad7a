import { backUp } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { schemas } from '../nouns.ts';
import type { Store } from '../store/store.ts';

/** Writes a backup of the store, and says what is in it. */
export async function backUpTo(file: string, open: () => Promise<Store>): Promise<string> {
  const store = await open();
  try {
    const rows = await backUp(store, schemas, file, Date.now());
    return `${rows} rows of ${store.home} are in ${file}. The secret is not, and a restore goes with no other: keep a copy of it apart (civic-widgets secret says where it is).`;
  } finally {
    await store.close();
  }
}

/** Restores a backup into the store, and says what came. */
export async function restoreFrom(file: string, open: () => Promise<Store>): Promise<string> {
  const store = await open();
  try {
    const { rows, at } = await restore(store, schemas, file);
    return `${rows} rows are in ${store.home}, as they stood at ${at}. Start the server with the secret that they were made with.`;
  } finally {
    await store.close();
  }
}
