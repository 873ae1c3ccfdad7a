import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { PapersWords } from './words.ts';

/** Picks what the desk says of counts on paper. */
export const papersWords = (lang: string): PapersWords => inLanguage({ fr, en }, lang);
