import { withoutPiles } from './bounds.ts';

/**
 * Returns how long a text is, as every limit and every counter has it: in code points of its normal form C, a line break being one,
 * without blank space around it.
 */
export const lengthOf = (text: string): number =>
  [...withoutPiles(text).normalize('NFC').replace(/\r\n/g, '\n').trim()].length;
