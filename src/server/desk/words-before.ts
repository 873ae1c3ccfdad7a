import type { ReadStore } from '../store/store.ts';
import type { Kept } from './keeping/versions.ts';
import { entryOf } from './log.ts';
import { logEntries } from './tables.ts';
import type { Why } from './why.ts';

/** The words that people acted on under a version, and why others stand there now. */
export interface WordsBefore {
  /** By the names of their fields. */
  words: Kept;
  /** By language; the last reason first. */
  why: readonly Why[];
}

/** Finds in the log which words a version was of, and why they were changed since; nothing where the log does not know them. */
export async function wordsBefore(
  reader: ReadStore,
  { scope, path }: { scope: string; path: string },
  version: string,
): Promise<WordsBefore | undefined> {
  const why: Why[] = [];
  for (const row of await reader.list(logEntries, { scope }, { reverse: true })) {
    if (row.path !== path) continue;
    const { details } = entryOf(row);
    if (details.before?.['textVersion'] === undefined) continue;
    if (details.why) why.push(details.why);
    if (details.before['textVersion'] === version) return { words: details.before, why };
  }
  return undefined;
}
