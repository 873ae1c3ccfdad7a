/** Scripts whose letters can be taken for each other's. */
const lookAlike = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/**
 * Checks whether a name has letters of two scripts that look alike, such as a Cyrillic а in a Latin word: it may be meant to be taken for
 * another (UTS 39, mixed-script confusables). All other mixtures are names like any.
 */
export const isMixed = (name: string): boolean =>
  lookAlike.filter((script) => script.test(name.normalize('NFKC'))).length > 1;
