import { diffWordsWithSpace } from 'diff';
import { wholeWords } from './changed-sentences.ts';

/* What changes from one text to another, word by word. */

/** A piece of two texts: one that both have, that only the first has, or only the second. */
export interface Piece {
  of: 'both' | 'before' | 'after';
  text: string;
}

/** Texts that differ in more words than these are told whole: their pieces would be read by nobody, and take long to find. */
const mostChanges = 600;
/** Letters of what stays that are shown beside a change, where more stays than these on both sides. */
const beside = 120;

/** Compares two texts. What stays between two changes is shortened where it is long. */
export function differenceOf(before: string, after: string): Piece[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  if (!found) return piecesOf([before, after]);
  return found.map(({ value, added, removed }, at): Piece => {
    if (added) return { of: 'after', text: value };
    if (removed) return { of: 'before', text: value };
    return { of: 'both', text: shortened(value, { isFirst: at === 0, isLast: at === found.length - 1 }) };
  });
}

/** Tells two values apart as wholes. */
export const piecesOf = ([before, after]: [string, string]): Piece[] => [
  ...(before ? [{ of: 'before' as const, text: before }] : []),
  ...(after ? [{ of: 'after' as const, text: after }] : []),
];

const gap = '\u00a0[…] ';

function shortened(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  if (text.length <= 3 * beside) return text;
  const start = isFirst ? '' : wholeWords(text.slice(0, beside), 'end');
  const end = isLast ? '' : wholeWords(text.slice(-beside), 'start');
  return `${start}${gap}${end}`;
}
