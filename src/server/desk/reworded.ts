import type { Agreed } from '../confirmation/agreed.ts';
import type { ThingDocument } from '../core/documents.ts';
import type { Stored } from '../core/noun.ts';
import type { ReadStore } from '../store/store.ts';
import { entryOf } from './log.ts';
import { logEntries } from './tables.ts';

/**
 * Tells when words last came to mean something else since someone acted on them, as the log says; nothing where they mean the same. Milliseconds
 * since 1970.
 */
export async function rewordedSince(
  store: ReadStore,
  { scope, path, document }: Stored<ThingDocument & { textVersion: string }>,
  { version, anewAt = 0 }: Agreed,
): Promise<number | undefined> {
  if (version === document.textVersion) return undefined;
  let last: number | undefined;
  for (const row of await store.list(logEntries, { scope }, { reverse: true })) {
    if (row.path !== path) continue;
    const { at, details } = entryOf(row);
    if (details.means === 'other') last ??= at;
    if (details.before?.['textVersion'] === version) return last !== undefined && last > anewAt ? last : undefined;
  }
  return undefined;
}
