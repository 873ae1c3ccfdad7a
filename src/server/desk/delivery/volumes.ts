import type { Stored } from '../../core/noun.ts';
import type { Moment } from '../../core/phases.ts';
import type { Store } from '../../store/store.ts';
import { entryOf } from '../log.ts';
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

/** What a volume is of: a list as it was handed over, which the log tells. @property at milliseconds since 1970 */
export interface HandedOver {
  at: number;
  sha256: string;
}

/**
 * Reads a list again that was handed over, for another volume of it. No copy of the names is kept: who has withdrawn since, or was taken out
 * of the count, is in it no more, and then it is another list. Answers `unknown` where no such list was handed over, and `changed` where
 * it stands otherwise by now.
 */
export async function readAgain(
  store: Store,
  stored: Stored,
  list: AnyList,
  { at, sha256, ...options }: ListOptions & HandedOver,
  moment: Moment,
): Promise<PreparedList | 'unknown' | 'changed'> {
  const lines = (await store.list(logEntries, { scope: stored.scope, at })).map(entryOf);
  const line = lines.find(({ path, details }) => path === stored.path && details.list?.sha256 === sha256);
  if (!line) return 'unknown';
  const read = await readList(store, stored, list, { ...options, until: at }, moment);
  if (read.sha256 === sha256) {
    const { erased } = line.details.list!;
    return { ...read, at, erased: erased ? countIn(list, options.lang, erased) : undefined };
  }
  await read.close();
  return 'changed';
}
