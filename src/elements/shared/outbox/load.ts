/** As long as a press waits for the file that keeps what it asks for, in milliseconds: then it goes without. */
const patience = 5000;

type Outbox = typeof import('./act-outbox.ts');
let loading: Promise<Outbox | undefined> | undefined;

/** Loads what keeps acts on the device, which comes with the first act; nothing where it cannot be loaded. */
export async function loadOutbox(): Promise<Outbox | undefined> {
  loading ??= import('./act-outbox.ts').catch(() => (loading = undefined));
  return Promise.race([loading, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]);
}
