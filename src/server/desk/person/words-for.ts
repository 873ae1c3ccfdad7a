import { inLanguage } from '../../words/words-for.ts';
import type { PersonWords } from './words.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

/** Picks what is said of the data of one person. */
export const personWordsFor = (lang: string): PersonWords => inLanguage({ fr, en }, lang);
