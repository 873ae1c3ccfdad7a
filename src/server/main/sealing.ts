import { fingerprints } from '../core/tables.ts';
import { tables } from '../nouns.ts';
import type { Keys } from '../sealing/keys.ts';
import { areRowsSealed, checkKeys, lostKeysOf, noteKey, noteRows } from '../sealing/noted.ts';
import { makeLookups, sealRows } from '../sealing/passes.ts';
import { coverOf } from '../sealing/places.ts';
import { sealedStore } from '../sealing/sealed-store.ts';
import type { Store } from '../store/store.ts';
import { keysOf, type KeySettings } from './sealing-keys.ts';

const cover = coverOf(tables, 'sealed');

/** A database as the server uses it. */
export interface Sealed {
  /** Seals what identifies people, and opens it. */
  store: Store;
  keys: Keys;
}

/**
 * Opens what is sealed in a database to who has its secret. Addresses that a version of before looked up in clear are digests afterwards.
 *
 * @param store the database itself; its secret was checked
 * @throws StartError where a key is missing
 */
export async function unsealed(store: Store, secret: string, settings: KeySettings): Promise<Sealed> {
  const keys = keysOf(secret, settings);
  await checkKeys(store, keys);
  await noteKey(store, keys);
  await makeLookups(store, tables, keys);
  const sealing = { keys, lost: await lostKeysOf(store), isNew: false, home: store.home };
  return { store: sealedStore(store, sealing), keys };
}

/** Opens a database to who does not have its secret: what is sealed in it can neither be read nor written. */
export async function withoutSecret(store: Store): Promise<Store> {
  const isNew = (await store.get(fingerprints, { of: 'secret' })) === undefined;
  return sealedStore(store, { keys: undefined, lost: new Set(), isNew, home: store.home });
}

/**
 * Seals what is not sealed by the present key, and takes what stood there out of the files.
 *
 * @param store the database itself
 * @returns how many rows were changed
 */
export async function sealAll(store: Store, keys: Keys, isKnown = false): Promise<number> {
  if (isKnown && (await areRowsSealed(store, keys, cover))) return 0;
  await noteKey(store, keys);
  const count = await sealRows(store, tables, keys);
  await noteRows(store, keys, cover);
  return count;
}

/** Keeps a database sealed by the present key while a server runs. To be called at the start and once a minute. */
export function sealingJob(store: Store, keys: Keys, patience: number): () => Promise<void> {
  let isDue = true;
  let last = keys.current().id;
  return async () => {
    keys.refresh();
    const { id } = keys.current();
    if (!isDue && id === last) return;
    // A key that was added meanwhile seals anew what this process sealed since by the one before.
    const count = await sealAll(store, keys, id === last);
    last = id;
    isDue = false;
    if (count > 0) await store.scrub(patience);
  };
}
