/*
 * What a text is asked before any work is done on it: the work must not grow faster than the text.
 */

/** Normal form C makes one sign of at most this many UTF-16 units. */
const unitsPerSign = 4;

/** Blank space and what cannot be seen: however much of it there is, little or nothing may be kept. */
const weightless = /[\s\p{Cf}]+/gu;

/**
 * Checks whether a text may still be within so many code points once it is kept, without the work that this takes. Whatever the counter
 * takes may fit.
 */
export const mayFit = (text: string, maxLength: number): boolean =>
  text.replace(weightless, ' ').trim().length <= maxLength * unitsPerSign;

/**
 * More marks on one letter than any text has (UAX 15, Stream-Safe Text Format). To normalise is to put them in order, which takes the
 * square of their number.
 */
const pile = /\p{M}{31}/u;
const restOfPile = /(\p{M}{30})\p{M}+/gu;

/** Checks whether so many marks are piled up that they can't be put in order in time. */
export const isPiled = (text: string): boolean => pile.test(text);

/** Returns a text without the marks that are too many. */
export const withoutPiles = (text: string): string => text.replace(restOfPile, '$1');

/**
 * Marks as no script has them on one letter: four accents, points or strokes of those that go on letters of any script, or nine of all
 * kinds, since a syllable of Burmese, Tibetan or Khmer is written as a letter and up to eight.
 */
const stacked = /(?:(?=\p{M})\p{Script=Inherited}){4}|\p{M}{9}/u;

/** Checks whether marks are stacked so that they would run over other lines. */
export const isStacked = (text: string): boolean => stacked.test(text);
