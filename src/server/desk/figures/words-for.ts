import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { FiguresWords } from './words.ts';

/** Picks the words of the figures in a language. */
export const figuresWords = (lang: string): FiguresWords => inLanguage({ fr, en }, lang);
