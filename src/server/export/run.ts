import { archiveVersion as archive, fileName } from '../../schema/archive.ts';
import { createCounts } from '../core/counts.ts';
import type { Archive, Folder, ServerNoun } from '../core/noun.ts';
import { exportLog } from '../desk/export-log.ts';
import { rateLimit } from '../core/rate-limit.ts';
import type { Services, Site } from '../core/services.ts';
import { eachThing } from '../core/things.ts';
import { wait } from '../core/wait.ts';
import { exportLedger } from '../ledger/export.ts';
import { createMailbox } from '../mail/mailbox.ts';
import { createOutbox } from '../mail/outbox.ts';
import { privacyPath } from '../pages/privacy.ts';
import type { Store } from '../store/store.ts';
import { readMe } from './read-me.ts';

export interface ExportOptions {
  /** Public address of the server: where the things stood. */
  baseUrl: string;
  /** The instant as of which everything is shown, in milliseconds since 1970. */
  at: number;
  /** What is said of the site: its name, its zone, its page on personal data. */
  site?: Partial<Site> | undefined;
  /** Ballots of which fewer are alike are left out. */
  minimumCell?: number | undefined;
}

/** What was written: how many things of each type. */
export type ExportResult = Record<string, number>;

/**
 * Writes all that is public of a store into an empty folder, as an archive (`schema/archive.ts`): who signed, joined or voted is not
 * read, and what is hidden at that instant stays so. The same store with the same options gives the same bytes.
 */
export async function exportStore(
  store: Store,
  nouns: readonly ServerNoun[],
  folder: Folder,
  options: ExportOptions,
): Promise<ExportResult> {
  const services = servicesFor(store, options);
  const index: { type: string; file: string; title: string }[] = [];
  const archiveOf: Archive = {
    services,
    folder,
    async put(path, versions) {
      const [first] = Object.values(versions);
      if (first) index.push({ type: first.type, file: `${path}.json`, title: first.title });
      await folder.write(`${path}.json`, { archive, things: versions });
    },
  };
  for await (const stored of eachThing(store, nouns)) {
    const noun = nouns.find(({ type }) => type === stored.kind.type);
    const path = `${stored.kind.path.slice(1)}/${fileName(stored.id)}`;
    await noun?.exportTo(archiveOf, stored, path);
    if (noun) await exportLedger(services, folder, { ...stored, kind: noun }, path);
  }
  const addresses = nouns.flatMap((noun) => noun.addresses);
  await exportLog(services, addresses, folder, options.at);
  index.sort((one, other) => (one.file < other.file ? -1 : 1));
  const at = new Date(options.at).toISOString();
  await folder.write('index.json', { archive, at, from: services.baseUrl, things: index });
  await folder.write('README.txt', readMe(at, services.baseUrl, index, nouns));
  const types = Map.groupBy(index, ({ type }) => type);
  return Object.fromEntries([...types].map(([type, list]) => [type, list.length]));
}

/** Makes what the views of things need, with a clock that stands still. */
function servicesFor(store: Store, { baseUrl, at, site, minimumCell = 1 }: ExportOptions): Services {
  const clock = (): number => at;
  const home = baseUrl.replace(/(?<!\/)\/+$/, '');
  const none = rateLimit(0, 60_000);
  return {
    store,
    counts: createCounts(clock),
    outbox: createOutbox(store, createMailbox(), clock),
    clock,
    waiting: wait,
    baseUrl: home,
    site: { ...siteAt(home), ...site },
    secret: '',
    minimumCell,
    pace: { posts: none, votes: none, acts: none, mails: none },
  };
}

/** No page is made here: only the name, the zone and the address of what is said of personal data come into views. */
const siteAt = (base: string): Site => ({
  base,
  name: 'Civic Widgets',
  timeZone: 'Europe/Paris',
  privacy: privacyPath,
  stylesheet: '',
  script: '',
  frameScript: '',
  home: '/',
  icon: '',
  thingPaths: [],
});
