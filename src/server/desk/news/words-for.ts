import { inLanguage } from '../../words/words-for.ts';
import type { NewsWords } from './words.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

/** Picks what is said of messages to those who asked for news. */
export const newsWordsFor = (lang: string): NewsWords => inLanguage({ fr, en }, lang);
