import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { NamesWords } from './words.ts';

/** Picks the words of reserved names in a language. */
export const namesWords = (lang: string): NamesWords => inLanguage({ fr, en }, lang);
