import { keyedDigest } from '../core/crypto.ts';
import { StartError } from '../core/start-error.ts';
import { fingerprints } from '../core/tables.ts';
import { acts } from '../confirmation/tables.ts';
import type { Store } from '../store/store.ts';
import { presentSecret, readSecret, secretFile, type SecretSettings } from './secret.ts';

const of = 'secret';

/** Returns what tells a secret from any other, and does not tell it. */
export const fingerprintOf = (secret: string): Promise<string> =>
  keyedDigest(secret, 'civic-widgets: which secret this is');

/**
 * Makes sure that a database is only ever used with one secret: with another, who has voted could vote once more, and nobody would notice.
 * One that knows of none yet takes this one.
 *
 * @throws StartError where it was used with another.
 */
export async function checkSecret(store: Store, secret: string, from = 'SECRET'): Promise<void> {
  const value = await fingerprintOf(secret);
  // Most starts find it there, and write nothing.
  const known = (await store.get(fingerprints, { of })) ?? (await keep(store, value));
  if (known.value === value) return;
  throw new StartError(
    `The database ${store.home} was used with another secret than ${from}: with this one, people could vote a second time. ${wayOut}`,
  );
}

const wayOut =
  'Set SECRET to the one before, or put back the file; all processes on one database share it. Only if it is lost for good: ' +
  'civic-widgets secret --renew.';

/**
 * Finds the secret of a database: the one that is given or kept; one is made where nobody has acted yet.
 *
 * @throws StartError where the database was used with another, or with one that is missing.
 */
export async function secretOf(store: Store, settings: SecretSettings): Promise<string> {
  const present = await presentSecret(settings);
  if (present === undefined && (await isUsed(store))) {
    throw new StartError(
      `The file ${secretFile(settings)} is missing, and the database ${store.home} was used with a secret: with a new one, people could vote a second time. ${wayOut}`,
    );
  }
  const secret = present ?? (await readSecret(settings));
  await checkSecret(store, secret, nameOf(settings));
  return secret;
}

/**
 * Makes sure that what a command changes is the database that goes with the secret at hand, where there is one: it makes none. Answers that
 * secret where the database knows it.
 *
 * @throws StartError where the database was used with another.
 */
export async function checkPresentSecret(store: Store, settings: SecretSettings): Promise<string | undefined> {
  const secret = await presentSecret(settings);
  if (secret === undefined || !(await store.get(fingerprints, { of }))) return undefined;
  await checkSecret(store, secret, nameOf(settings));
  return secret;
}

const nameOf = (settings: SecretSettings): string =>
  settings.secret === undefined ? `that in the file ${secretFile(settings)}` : 'SECRET';

/** Checks whether anybody acted by means of a secret: databases of the first version do not tell which. */
const isUsed = async (store: Store): Promise<boolean> =>
  (await store.get(fingerprints, { of })) !== undefined || (await store.list(acts, {}, { limit: 1 })).length > 0;

/** Two processes that start together end up with the same one. */
const keep = (store: Store, value: string) =>
  store.write(async (writer) => {
    await writer.insert(fingerprints, { of, value });
    return (await writer.get(fingerprints, { of })) ?? { value };
  });
