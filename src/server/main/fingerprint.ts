import { keyedDigest } from '../core/crypto.ts';
import { StartError } from '../core/start-error.ts';
import { fingerprints } from '../core/tables.ts';
import type { Store } from '../store/store.ts';

const of = 'secret';
const fingerprintOf = (secret: string): Promise<string> => keyedDigest(secret, 'civic-widgets: which secret this is');

/**
 * Makes sure that a database is only ever used with one secret: with another, who has voted could vote once more, and nobody would notice.
 * One that knows of none yet takes this one.
 *
 * @throws StartError where it was used with another.
 */
export async function checkSecret(store: Store, secret: string): Promise<void> {
  const value = await fingerprintOf(secret);
  // Most starts find it there, and write nothing.
  const known = (await store.get(fingerprints, { of })) ?? (await keep(store, value));
  if (known.value === value) return;
  throw new StartError(
    `The database ${store.home} was used with another secret: with this one, people could vote a second time. Set SECRET, or put back the ` +
      'file "secret" in the folder DATA, as it was; all processes on one database share it. Only if it is lost for good: civic-widgets secret --renew.',
  );
}

/** Two processes that start together end up with the same one. */
const keep = (store: Store, value: string) =>
  store.write(async (writer) => {
    await writer.insert(fingerprints, { of, value });
    return (await writer.get(fingerprints, { of })) ?? { value };
  });

/** Takes this secret from now on, whatever was used before; answers what that means. */
export async function renewSecret(store: Store, secret: string): Promise<string> {
  const value = await fingerprintOf(secret);
  await store.write((writer) => writer.put(fingerprints, { of, value }));
  return (
    `The database ${store.home} goes with the present secret now. If the one before was another, who voted or joined under it is not known ` +
    'any more and can vote again: close what is under way and begin it anew where that matters.'
  );
}
