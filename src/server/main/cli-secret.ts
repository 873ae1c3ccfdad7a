import { renewSecret, secretOf } from './fingerprint.ts';
import { readSecret, secretFile } from './secret.ts';
import { openFor } from './serve.ts';
import { readSettings } from './settings.ts';

/** Says whether the present secret is the one of the database, or makes it so. @throws StartError where it is another. */
export async function tellSecret({ renew = false }: { renew?: boolean | undefined }): Promise<string> {
  const settings = readSettings(process.env);
  const store = await openFor(settings);
  try {
    if (renew) return await renewSecret(store, await readSecret(settings));
    await secretOf(store, settings);
    const from = settings.secret === undefined ? ` It is in ${secretFile(settings)}.` : '';
    return `The secret is that of the database ${store.home}.${from}`;
  } finally {
    await store.close();
  }
}
