/** Reads a language tag as it was meant: ` en`, `en_US` and `fr_FR.UTF-8` are written too. */
export const readTag = (lang: string): string =>
  // Pages replace `trim`, and the language is asked at every drawing.
  lang
    .replace(/\s/g, '')
    .replace(/[.@].*/s, '')
    .replace(/_/g, '-');

/** Finds the language at a node: the closest `lang`, through shadow roots, up to the page. */
export function langOf(node: Node): string {
  for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    const lang = at instanceof Element && readTag(at.getAttribute('lang') ?? '');
    if (lang) return lang;
  }
  return '';
}

/**
 * Chooses the language that is spoken where this one is wanted, by the page's catalogues and those that come with the package: French
 * where none of them has it. `tag` and `base` are the wanted one, `de-at` and `de`.
 */
export function chooseLanguage(
  wanted: string,
  ours: object,
  ofPage: object = {},
): Record<'lang' | 'tag' | 'base', string> {
  const tag = readTag(wanted).toLowerCase();
  const base = tag.split('-')[0] ?? '';
  const ofWanted = [tag, base].find((each) => Object.hasOwn(ofPage, each));
  return { lang: ofWanted ?? (Object.hasOwn(ours, base) ? base : 'fr'), tag, base };
}

/** Checks whether a word is a language as pages and browsers name one (BCP 47). */
export function isLanguage(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
