import { acts } from '../../confirmation/tables.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { DocumentFault, isSame } from '../faults.ts';
import { entryOf } from '../log.ts';
import { logEntries } from '../tables.ts';
import type { Change, Rule } from './change.ts';

/* A version names its words for good: whoever reads which one somebody agreed to must find those words, and no others. */

/** Words of a document, and their version. */
export interface Versioned {
  version: string;
  words: object;
}

/** Returns the words that people agree to; nothing where they have no version. */
function textOf({ revising }: Pick<ServerNoun, 'revising'>, document: object): Versioned | undefined {
  const { textVersion } = document as { textVersion?: string };
  return revising && textVersion !== undefined
    ? { version: textVersion, words: revising.words(document as ThingDocument) }
    : undefined;
}

/** Refuses a version of the text that other words have had, in the log or for those who acted. */
export const checkTextVersion: Rule = async ({ kept: reader, noun, id, before, after, isActedOn }) => {
  const now = textOf(noun, after);
  if (!before || !isActedOn || !now || isSame(now, textOf(noun, before))) return;
  const { version } = now;
  const kept = (await keptIn(reader, id)).flatMap((each) => textOf(noun, each) ?? []);
  const same = kept.filter((each) => each.version === version);
  const isBorne =
    same.length > 0 || (await reader.list(acts, { scope: id, text_version: version }, { limit: 1 })).length > 0;
  const isTheirs =
    textOf(noun, before)?.version === version || (same.length > 0 && same.every((each) => isSame(each, now)));
  if (isBorne && !isTheirs) throw new DocumentFault([{ field: 'textVersion', detail: otherWords(version) }]);
};

/** Why a version is not taken. */
export const otherWords = (version: string): string =>
  `"${version}" is the version of other words that people acted on, and stays theirs. Give these words another one.`;

/** Returns the text that people acted on under another version, where its words are still the same. */
export function keptVersion({ noun, before, after, isActedOn }: Change): Record<string, unknown> {
  const [was, now] = [before && textOf(noun, before), textOf(noun, after)];
  if (!isActedOn || !was || was.version === now?.version || !isSame(was.words, now?.words)) return {};
  return { ...was.words, textVersion: was.version };
}

/** Reads what stood in a thing before it was changed, the last first. */
export async function keptIn(reader: ReadStore, scope: string): Promise<Kept[]> {
  const rows = await reader.list(logEntries, { scope }, { reverse: true });
  return rows.flatMap((row): Kept[] => {
    const { before } = entryOf(row).details;
    return before ? [before] : [];
  });
}

/** What a line of the log keeps, by the names of the fields. */
export type Kept = Readonly<Record<string, unknown>>;

/** Returns the version that follows: `1` → `2`, `v9` → `v10`. */
export function nextVersion(version: string): string {
  const [, name = '', number] = /^(.*?)(\d{1,9})$/.exec(version) ?? [];
  return number === undefined ? `${version.slice(0, 90)}-2` : `${name}${Number(number) + 1}`;
}

/** Returns the next version that nothing has had. */
export function freeVersion(version: string, taken: readonly unknown[]): string {
  const next = nextVersion(version);
  return taken.includes(next) ? freeVersion(next, taken) : next;
}
