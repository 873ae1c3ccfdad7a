import { keyedDigest } from '../../core/crypto.ts';
import type { Stored } from '../../core/noun.ts';
import type { Moment } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import type { Store } from '../../store/store.ts';
import { entryOf, readLogSince } from '../log.ts';
import { logEntries } from '../tables.ts';
import { countIn, readList, type AnyList, type ListOptions, type PreparedList } from './list.ts';

/* A long list is printed in volumes: each is a page of its own that a browser can take, and they are one list. */

/** How many rows a volume has at most: what a browser prints in about half a minute. */
export const rowsInVolume = 20_000;

/** A part of a list. Its first sheet follows the last one of the volume before. */
export interface Volume {
  number: number;
  volumes: number;
  /** The numbers of its first and of its last row. */
  from: number;
  to: number;
  firstSheet: number;
  lastSheet: number;
}

/** Returns the volumes of a list; one at least. */
export function volumesOf({ rowCount, perSheet }: Pick<PreparedList, 'rowCount' | 'perSheet'>): Volume[] {
  const sheets = Math.floor(rowsInVolume / perSheet);
  const rows = sheets * perSheet;
  const volumes = Math.max(1, Math.ceil(rowCount / rows));
  return Array.from({ length: volumes }, (_, at) => {
    const to = Math.min(rowCount, (at + 1) * rows);
    const firstSheet = at * sheets + 1;
    return { number: at + 1, volumes, from: at * rows + 1, to, firstSheet, lastSheet: Math.ceil(to / perSheet) };
  });
}

/** What a volume is of: a list as it was handed over, which the log tells. */
export interface HandedOver {
  /** Milliseconds since 1970. */
  at: number;
  sha256: string;
  /** What shows that the page of this list led to it, so that its language and its sheets are those of the list. */
  mark?: string | undefined;
}

/** Makes that mark. @param secret that of the server */
export const markOf = (
  secret: string,
  {
    path,
    name,
    lang,
    perSheet,
    at,
    sha256,
  }: Omit<HandedOver, 'mark'> & {
    path: string;
    name: string;
    lang: string;
    perSheet: number;
  },
): Promise<string> => keyedDigest(secret, JSON.stringify(['volume', path, name, lang, perSheet, at, sha256]));

/**
 * Reads a list again that was handed over, for another volume of it. No copy of the names is kept: who has withdrawn since, or was taken out
 * of the count, is in it no more. Their places stay, so that all volumes are of one list, whose hash is that of the list as it was handed over.
 * Answers `unknown` where no such list was handed over, and `changed` where it is not known any more what stood at each place.
 */
export async function readAgain(
  { store, secret }: Pick<Services, 'store' | 'secret'>,
  stored: Stored,
  list: AnyList,
  { at, sha256, mark, ...options }: ListOptions & HandedOver,
  moment: Moment,
): Promise<PreparedList | 'unknown' | 'changed'> {
  const lines = (await store.list(logEntries, { scope: stored.scope, at })).map(entryOf);
  const handed = lines.find(({ path, details }) => path === stored.path && details.list?.sha256 === sha256)?.details
    .list;
  if (!handed) return 'unknown';
  const read = await readList(store, stored, list, { ...options, until: at }, moment);
  const { lang, perSheet } = options;
  const isSame = read.sha256 === sha256;
  const hasPlaces = async (): Promise<boolean> =>
    read.gone > 0 &&
    handed.of[lang] === read.counted &&
    mark === (await markOf(secret, { path: stored.path, name: list.name, lang, perSheet, at, sha256 })) &&
    !(await isRestored(store, stored, at));
  if (isSame || (await hasPlaces())) {
    const { erased } = handed;
    return { ...read, at, sha256, erased: erased ? countIn(list, options.lang, erased) : undefined };
  }
  await read.close();
  return 'changed';
}

/** Checks whether something came back since into the count of a thing: nothing tells then that it was not in the list. */
async function isRestored(store: Store, { scope, path }: Stored, since: number): Promise<boolean> {
  for await (const line of readLogSince(store, since)) {
    if (line.scope === scope && line.path === path && line.act === 'restored') return true;
  }
  return false;
}
