/** Reads a language tag as it was meant: ` en`, `en_US` and `fr_FR.UTF-8` are written too. */
export const readTag = (lang: string): string =>
  // Pages replace `trim`, and the language is asked at every drawing.
  lang
    .replace(/\s/g, '')
    .replace(/[.@].*/s, '')
    .replace(/_/g, '-');
