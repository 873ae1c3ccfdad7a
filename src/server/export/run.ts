import { archiveVersion as archive, fileName } from '../../schema/archive.ts';
import type { Archive, Folder, ServerNoun } from '../core/noun.ts';
import { exportLog } from '../desk/export-log.ts';
import { servicesToRead, type ReadingOptions } from '../desk/reading.ts';
import { eachThing } from '../core/things.ts';
import { exportLedger } from '../ledger/export.ts';
import type { Store } from '../store/store.ts';
import { readMe } from './read-me.ts';

/** As what, and as of when, it is read. */
export type ExportOptions = ReadingOptions;

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
  const services = servicesToRead(store, options);
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
