import { isPiled, isStacked, mayFit, withoutPiles } from '../../../text/bounds.ts';
import { fold, spaceless } from '../../../text/fold.ts';
import { tidy } from '../../../text/length.ts';
import { withoutInitials, type Checked } from '../../core/rules.ts';
import type { ThreadRules } from './document.ts';

/*
 * What the text of a comment may be. It is shown as text whatever it holds, so that little has to be refused: what
 * legitimate scripts and emoji need stays, what may be meant to disturb waits for a moderator.
 */

const forbidden = /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u;
/** What leaves no mark on the page. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\p{M}\u2800\u3164\u115f\u1160\uffa0]/gu;
const links =
  /(?:\bhttps?:\/\/|\bwww\.)\S+|[\p{L}\p{N}-][.。](?:com|fr|org|net|eu|info|biz|io|xyz|site|online|shop|top|ru|cn)(?![\p{L}\p{N}])/giu;

/** A text as one reads it, in plain letters: signs that cannot be seen part no address. */
const asRead = (text: string): string =>
  withoutPiles(text)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');

/** Checks a comment; answers it as it is kept. */
export function checkText(given: string, maxLength: number): Checked {
  if (!mayFit(given, maxLength)) return { fault: 'too-long' };
  if (!given.isWellFormed() || isPiled(given)) return { fault: 'characters' };
  const value = tidy(given);
  if (value.replace(invisible, '') === '') return { fault: 'required' };
  // As it is kept, which is how the counter has it.
  if ([...value].length > maxLength) return { fault: 'too-long' };
  return forbidden.test(value.replaceAll('\n', '')) ? { fault: 'characters' } : { value };
}

/** Returns the rules that hold a comment for a moderator: for each a word, and what it is about. */
export function heldBy(text: string, rules: ThreadRules): string[] {
  const folded = fold(text);
  // A word of marks alone is none.
  const found = (rules.holdWords ?? []).filter((word) => fold(word) !== '' && hasWord(folded, fold(word)));
  const count = withoutInitials(asRead(text)).match(links)?.length ?? 0;
  return [
    ...(rules.holdAll ? ['all'] : []),
    ...found.slice(0, 5).map((word) => `word ${word}`),
    ...(count > (rules.holdLinks ?? 2) ? [`links ${count}`] : []),
    ...(isStacked(text) ? ['marks'] : []),
  ];
}

/** Checks whether a word stands in a text, and not only a part of another word, where spaces part words. */
function hasWord(text: string, word: string): boolean {
  if (spaceless.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at));
    if (!before && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))) return true;
  }
  return false;
}
