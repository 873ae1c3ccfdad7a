import type { Writer } from '../../store/store.ts';
import { commentWords, type CommentRow } from './tables.ts';
import { fold, spaceless } from '../../../text/fold.ts';

/*
 * The words by which comments are found. What is kept of a word is its beginning: enough to come upon few comments, whose texts are then
 * looked at. Where a script sets no spaces, each sign and each pair of signs is a word.
 */

const runs = /[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu;
/** So many signs of a word are kept; a shorter word is found as a whole only. */
const beginning = 4;
/** Kept of one comment at most. */
const maxKeys = 1000;
/** Words of a search that are looked at. */
const maxSearchWords = 8;

const wordsIn = (folded: string): string[] => folded.match(runs) ?? [];

function keysOf(word: string): string[] {
  const signs = [...word];
  if (!spaceless.test(word)) return [signs.slice(0, beginning).join('')];
  return signs.flatMap((sign, at) => (at + 1 < signs.length ? [sign, sign + signs[at + 1]!] : [sign]));
}

/** Returns the words of a search, in the form in which texts are kept. */
export const searchWords = (search: string): string[] => wordsIn(fold(search)).slice(0, maxSearchWords);

/** Returns the key to begin with: that of the longest word, since long words are rare. Nothing where no word is sought. */
export function leadingKey(words: readonly string[]): string | undefined {
  const [longest] = [...words].sort((one, other) => other.length - one.length);
  if (longest === undefined) return undefined;
  const keys = keysOf(longest);
  return keys.find((key) => [...key].length > 1) ?? keys[0];
}

/** Checks whether a text holds all these words: each begins one of its own, short ones are whole. */
export function holds(folded: string, words: readonly string[]): boolean {
  const own = wordsIn(folded);
  return words.every((word) => {
    if (spaceless.test(word)) return folded.includes(word);
    return [...word].length < beginning ? own.includes(word) : own.some((each) => each.startsWith(word));
  });
}

/** Returns what is kept of the words of a folded text. */
export const wordKeys = (folded: string): string[] => [...new Set(wordsIn(folded).flatMap(keysOf))].slice(0, maxKeys);

/** Keeps the words of a comment, instead of those that it had. */
export async function keepWords(writer: Writer, row: CommentRow, isNew: boolean): Promise<void> {
  const { scope, thing, id, created_at, folded } = row;
  if (!isNew) await writer.remove(commentWords, { scope, thing, id });
  await writer.insertMany(
    commentWords,
    wordKeys(folded).map((word) => ({ scope, thing, id, word, created_at })),
  );
}
