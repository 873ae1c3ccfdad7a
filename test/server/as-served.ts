import { createKeys } from '../../src/server/sealing/keys.ts';
import { sealedStore } from '../../src/server/sealing/sealed-store.ts';
import type { Store } from '../../src/server/store/store.ts';

/** Makes a store as a server has it: what identifies people is sealed in the database below it. */
export const asServed = (store: Store, secret = 'of no database but those of tests'): Store => {
  const keys = createKeys(secret, () => []);
  return sealedStore(store, { keys, lost: new Set(), isNew: false, home: store.home });
};
