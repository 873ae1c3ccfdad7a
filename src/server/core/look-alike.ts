import { withoutPiles } from '../../text/bounds.ts';
import { fold } from '../../text/fold.ts';
import { confusables } from './confusables.ts';

/* Names as an eye takes them: two that are easily taken for each other have the same skeleton (UTS 39, section 4). */

/** Digits and signs that stand for letters where these are to be seen: `M4irie`. */
const stands: Readonly<Record<string, string>> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's' };

/** What one sees of a text: letters alone, in small ones, whatever alphabet they were taken from. */
function seen(text: string): string {
  const plain = withoutPiles(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  const latin = Array.from(plain, (sign) => confusables.get(sign) ?? sign).join('');
  return fold(latin)
    .replace(/[0345780@$]/g, (sign) => stands[sign] ?? sign)
    .replace(/(?<=\p{L})[|!](?=\p{L})/gu, 'l');
}

/** Letters that are told from others only by looking twice: `l`, `I` and `1`; `m` and `rn`; `w` and `vv`. */
const blurred = (letters: string): string => letters.replace(/[i1]/g, 'l').replaceAll('m', 'rn').replaceAll('w', 'vv');

/** Returns the words of a name as the eye takes them, whatever parts them. */
export const skeletonWords = (name: string): string[] =>
  seen(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(blurred);

/** Returns a name as the eye takes it, without what parts its words. */
export const skeleton = (name: string): string => skeletonWords(name).join('');
