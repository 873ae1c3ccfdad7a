import { createApp, type AppOptions, type CivicApp } from '../server/app.ts';
import { createMailbox, type Mailbox } from '../server/mail/mailbox.ts';
import type { AnyDocument } from '../server/nouns.ts';
import { memoryStore } from '../server/store/memory.ts';
import type { Store } from '../server/store/store.ts';
import { beginAll, countAt, sampleTown, type Begun } from './samples/town.ts';

/** A backend for tests; under the type of each noun, the address of the thing that stands there from the start. */
export interface Backend extends Begun {
  app: CivicApp;
  store: Store;
  /** The mails that were sent, newest first. */
  mailbox: Mailbox;
  /** Puts a thing at an address, or changes it. */
  put(id: string, document: AnyDocument): Promise<string>;
  /** Counts what counts at an address, read from the store and not through the interface: signatures, ballots, comments, people. */
  count(src: string): Promise<number>;
}

/** Opens the reference backend in memory: nothing to install, nothing shared between tests. */
export async function createBackend(
  baseUrl = 'https://backend.example',
  store = memoryStore(),
  clock = Date.now,
  options: Pick<AppOptions, 'holding'> = {},
): Promise<Backend> {
  const mailbox = createMailbox(clock);
  const app = createApp({ store, mailer: mailbox, baseUrl, clock, ...options });
  const town = sampleTown(store, baseUrl);
  const begun = await beginAll(town);
  return { ...begun, app, store, mailbox, put: town.put, count: (src) => countAt(store, src) };
}
