import * as elements from '../../src/elements/registry.ts';
import { en } from '../../src/locales/en.ts';
import { fr, type Plural } from '../../src/locales/fr.ts';

export type Catalogue = Readonly<Record<string, string | Plural>>;

/** The catalogues of a language that come with the elements: the shared one first, then each noun's own. */
export const cataloguesOf = (lang: 'fr' | 'en'): Catalogue[] => [
  { fr, en }[lang],
  ...Object.values(elements).map(({ texts }) => texts[lang] ?? {}),
];

/** Every text of a language. */
export const catalogueOf = (lang: 'fr' | 'en'): Catalogue => Object.assign({}, ...cataloguesOf(lang));
