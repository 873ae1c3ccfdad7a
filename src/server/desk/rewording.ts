import type { ThingDocument } from '../core/documents.ts';
import type { ServerNoun, Stored } from '../core/noun.ts';
import type { Writer } from '../store/store.ts';
import { DocumentFault, isSame } from './faults.ts';
import { tellings } from './making/tables.ts';

/* What becomes of those who acted on words that change: the same at a page, over HTTP, by command and by code. */

/** What other words mean: the `same`, as where a slip of the pen is mended, or something `other`, of which those who acted are told. */
export const meanings = ['same', 'other'] as const;
export type Means = (typeof meanings)[number];

/** Checks whether a word says what other words mean. */
export const isMeans = (word: string | undefined): word is Means => meanings.some((each) => each === word);

/** What to do where it was not said. */
const unsaid =
  'people have acted on the text as it stands. Say whether the new one means the same (means=same: as where a slip is mended) or something else (means=other: those who left an address are told, and may withdraw): ?means=… over HTTP, --means … at the command line.';

/** Reads what other words mean, where it is said. @throws DocumentFault where it is no such word */
export function readMeans(word: string | undefined): Means | undefined {
  if (word === undefined || isMeans(word)) return word;
  throw new DocumentFault([{ field: 'means', detail: `"${word.slice(0, 40)}" is none: write same, or other.` }]);
}

/** Returns what other words mean to those who have acted on the old ones. @throws DocumentFault where it was not said */
export function saidMeans(means: Means | undefined): Means {
  if (means) return means;
  throw new DocumentFault([{ field: 'means', detail: unsaid }]);
}

/** Checks whether people act on other words now, or on another version of them. */
export function isReworded({ revising }: ServerNoun, before: ThingDocument, after: ThingDocument): boolean {
  if (!revising) return false;
  const [one, other] = [before, after] as { textVersion?: string }[];
  return one?.textVersion !== other?.textVersion || !isSame(revising.words(before), revising.words(after));
}

/** Returns the words that people acted on, and their version, where they changed: nobody else has them then. */
export function keptWords(
  { revising }: ServerNoun,
  before: ThingDocument,
  after: ThingDocument,
): Record<string, unknown> {
  const words = revising?.words(before);
  if (!words || isSame(words, revising?.words(after))) return {};
  const { textVersion } = before as { textVersion?: string };
  return { ...words, ...(textVersion !== undefined && { textVersion }) };
}

/** Remembers that those who acted on a thing so far are to be told. One that is under way begins anew. */
export const addTelling = (writer: Writer, { id, kind: { type } }: Stored, now: number): Promise<void> =>
  writer.put(tellings, { id, type, after: '', at: now });
