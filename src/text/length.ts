import { withoutPiles } from './bounds.ts';

/** Tag characters hide text, except behind the black flag, where they spell the flag of a region: that is taken whole, and kept. */
const tags = /(\u{1f3f4}[\u{e0000}-\u{e007f}]*)|[\u{e0000}-\u{e007f}]+/gu;

/** Returns a text as it is kept: in normal form C, with plain line breaks, two at most in a row, and no blank space around it. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(tags, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Returns how long a text is, as every limit and every counter has it: in code points of what is kept. */
export const lengthOf = (text: string): number => [...tidy(withoutPiles(text))].length;
