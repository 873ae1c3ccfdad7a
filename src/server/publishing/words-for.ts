import { inLanguage } from '../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { PublishingWords } from './words.ts';

/** Picks what is said of open data. */
export const publishingWords = (lang: string): PublishingWords => inLanguage({ fr, en }, lang);
