import { StartError } from '../core/start-error.ts';
import { secretOf } from './fingerprint.ts';
import { renewSecret, tellLoss } from './renewing.ts';
import { sealAll, unsealed } from './sealing.ts';
import { addKey, keysFile } from './sealing-keys.ts';
import { readSecret, secretFile } from './secret.ts';
import { openFor } from './serve.ts';
import { readSettings, type Settings } from './settings.ts';
import type { Store } from '../store/store.ts';

interface Wish {
  renew?: boolean | undefined;
  rotate?: boolean | undefined;
  /** Whoever renews knows what is lost with it. */
  yes?: boolean | undefined;
}

/** How long who writes to the embedded database is waited for, in milliseconds. */
const patience = 60_000;

/** Says whether the present secret is the one of the database, makes it so, or has another key seal names and addresses. @throws StartError where it is another. */
export async function tellSecret({ renew = false, rotate = false, yes = false }: Wish): Promise<string> {
  if (renew && rotate) throw new StartError('Renew a secret that is lost, or rotate the key that seals: not both.');
  const settings = readSettings(process.env);
  const store = await openFor(settings);
  try {
    if (renew) {
      const present = await readSecret(settings);
      const loss = yes ? undefined : await tellLoss(store, present, settings);
      if (loss !== undefined) throw new StartError(loss);
      return await renewSecret(store, present, settings);
    }
    const secret = await secretOf(store, settings);
    if (rotate) return await rotateKey(store, secret, settings);
    await unsealed(store, secret, settings);
    const from = settings.secret === undefined ? ` It is in ${secretFile(settings)}.` : '';
    return `The secret is that of the database ${store.home}.${from}`;
  } finally {
    await store.close();
  }
}

/** Adds a key, and seals with it all that was sealed with another; servers go on meanwhile, and take it up within a minute. */
async function rotateKey(store: Store, secret: string, settings: Settings): Promise<string> {
  const { keys } = await unsealed(store, secret, settings);
  await addKey(settings);
  keys.refresh();
  const count = await sealAll(store, keys);
  // Rows that cannot be written anew now are, by the server, each day and at its end.
  await store.scrub(patience).catch((error: unknown) => console.error(error));
  return (
    `Another key seals names and addresses in ${store.home} from now on; ${count} rows are sealed anew. It is the first line of ${keysFile(settings)}: keep a copy of ` +
    'that file with the one of the secret. Servers that run take it up within a minute. The keys of before open backups that were made before.'
  );
}
