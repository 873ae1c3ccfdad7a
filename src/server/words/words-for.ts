import { readTag } from '../../locales/tag.ts';
import type { ActWords, OwnActWords } from './act-words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Words } from './words.ts';

/** The languages that the server itself speaks. A thing may speak others; French then stands around its own texts. */
export const languages = ['fr', 'en'] as const;

/** Picks the words of a language, by its primary subtag; the French ones where they are missing. */
export const inLanguage = <T>(catalogues: Record<(typeof languages)[number], T>, lang: string): T => {
  const tag = readTag(lang).split('-')[0]?.toLowerCase();
  return catalogues[languages.find((each) => each === tag) ?? 'fr'];
};

/** Returns the words that all pages and mails share. */
export const wordsFor = (lang: string): Words => inLanguage({ fr, en }, lang);

/** Joins what a noun says of its acts to what is said of all. */
export function actWordsFor(lang: string, own: OwnActWords): ActWords {
  const { abilities, refusals, steps, mails } = wordsFor(lang);
  return {
    abilities: { ...abilities, ...own.abilities },
    refusals: { ...refusals, ...own.refusals },
    steps: { ...steps, ...own.steps },
    mails: { ...mails, ...own.mails },
  };
}
