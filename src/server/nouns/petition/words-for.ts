import type { ActWords } from '../../words/act-words.ts';
import { actWordsFor, inLanguage, wordsFor } from '../../words/words-for.ts';
import type { Words } from '../../words/words.ts';
import type { PetitionWords } from './words.ts';
import { enPetition, enSigningFaults } from './words.en.ts';
import { frPetition, frSigningFaults } from './words.fr.ts';

/** Picks what is said of petitions. */
export const petitionWords = (lang: string): PetitionWords => inLanguage({ fr: frPetition, en: enPetition }, lang);

/** Returns the words of a petition's pages: those that all pages share, with what may be wrong with a signature. */
export function petitionPageWords(lang: string): Words {
  const words = wordsFor(lang);
  return { ...words, faults: { ...words.faults, ...inLanguage({ fr: frSigningFaults, en: enSigningFaults }, lang) } };
}

/** Picks what is said of signing. */
export const signingWords = (lang: string): ActWords => actWordsFor(lang, petitionWords(lang));
