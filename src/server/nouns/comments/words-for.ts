import type { ActWords } from '../../words/act-words.ts';
import { actWordsFor, inLanguage, wordsFor } from '../../words/words-for.ts';
import type { Words } from '../../words/words.ts';
import type { ThreadWords } from './words.ts';
import { enThread, enThreadFaults } from './words.en.ts';
import { frThread, frThreadFaults } from './words.fr.ts';

/** Picks what is said of threads. */
export const threadWords = (lang: string): ThreadWords => inLanguage({ fr: frThread, en: enThread }, lang);

/** The words of a thread's pages: those that all pages share, with what may be wrong with a comment. */
export function threadPageWords(lang: string): Words {
  const words = wordsFor(lang);
  return { ...words, faults: { ...words.faults, ...inLanguage({ fr: frThreadFaults, en: enThreadFaults }, lang) } };
}

/** Picks what is said of joining and writing. */
export function writingWords(lang: string): ActWords {
  const { abilities, refusals, joining } = threadWords(lang);
  return actWordsFor(lang, { abilities, refusals, ...joining });
}
