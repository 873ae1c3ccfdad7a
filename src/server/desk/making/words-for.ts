import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { DeskMakingWords } from './words.ts';

/** Picks what the desk says of making things. */
export const makingWordsFor = (lang: string): DeskMakingWords => inLanguage({ fr, en }, lang);
