import { fieldsOf } from '../desk/form-faults.ts';
import { readReasonsIn } from '../desk/why.ts';
import { readMeans, type Means } from '../desk/rewording.ts';
import { getThing, putThing as putAtDesk, versionOf, type Desk, type Put } from '../desk/things.ts';
import { readChosen } from '../desk/settings/chosen.ts';
import { nouns, type AnyDocument } from '../nouns.ts';
import type { Store } from '../store/store.ts';
import { openForCommand } from './serve.ts';
import { readSettings } from './settings.ts';
import { readSite } from './site-settings.ts';

/** How a document is put. */
export interface PutOptions {
  expects?: string | undefined;
  means?: Means | undefined;
  why?: Readonly<Record<string, string>> | undefined;
}

/** The database of a site, and what has to be known of it to keep things there. */
export interface SitePlace {
  /** The database, for `createApp()`. Names and addresses in it take the secret that the server goes with (`SECRET`, `SECRET_FILE`). */
  store: Store;
  /** IANA zone of the place, in which a day begins and ends. */
  timeZone: string;
  /** Public address of the server; where it is not known, addresses have no path before that of a thing. */
  baseUrl?: string | undefined;
}

/** The things of a site, for code: what `civic-widgets get` and `put` do. */
export interface SiteThings extends SitePlace {
  /** Reads a document, and the version that it is. @throws DeskFault where none stands there */
  get(path: string): Promise<{ document: AnyDocument; version: string }>;
  /** Puts a document at a path, or changes the one that stands there: `putThing()` in this site. @throws as `putThing` does */
  put(path: string, document: AnyDocument, options?: PutOptions): Promise<Put>;
  close(): Promise<void>;
}

/** Returns the desk as whoever runs the server works at it. */
const deskOf = ({ store, timeZone, baseUrl }: SitePlace): Desk => ({
  ...{ store, nouns, baseUrl, timeZone },
  now: Date.now(),
  by: 'operator',
});

/**
 * Puts a document at a path like `/petitions/marche`, or changes the one that stands there; a line in the public log tells of it.
 *
 * @param site an open site, or the database and the time zone of one
 * @param options `expects`: the version that a change was made upon; whatever stands there is changed where it is not given. `means`: whether
 *   other words than those that people have acted on mean the `same`, or something `other`, of which those who left an address are told. `why`: the
 *   reason in the public log, by a language that the thing speaks, of 500 signs at most
 * @throws DocumentFault with `faults` by field where the document is not sound, changes what people have acted on, or does not say what other
 *   words mean to them; Outdated where it was made upon another version. Nothing is changed then
 */
export const putThing = async (
  site: SitePlace,
  path: string,
  document: AnyDocument,
  { expects, means, why = {} }: PutOptions = {},
): Promise<Put> => {
  const said = { expects, means: readMeans(means), why: readReasonsIn(fieldsOf('why', why)) };
  return putAtDesk({ ...deskOf(site), ...said }, path, document);
};

/**
 * Opens the database that the options name, or else the environment (`DATABASE_URL`, `DATA`), and brings it to the version of this program.
 *
 * @param options `databaseUrl`: a PostgreSQL database; `data`: the folder of the embedded one; `timeZone`: IANA zone of the place, that
 *   of the site where it is not given
 * @throws StartError where it can't be opened
 */
export async function openSite(
  options: { databaseUrl?: string; data?: string; timeZone?: string } = {},
): Promise<SiteThings> {
  const { timeZone: named, ...given } = options;
  const settings = { ...readSettings(process.env), ...given };
  const store = await openForCommand(settings);
  const timeZone = named ?? readSite(process.env).timeZone ?? (await readChosen(store)).timeZone ?? 'Europe/Paris';
  const place: SitePlace = { store, timeZone, baseUrl: settings.baseUrl };
  return {
    ...place,
    async get(path) {
      const { document } = await getThing(deskOf(place), path);
      return { document: document as AnyDocument, version: await versionOf(document) };
    },
    put: (...given) => putThing(place, ...given),
    close: () => store.close(),
  };
}
