import { inLanguage } from '../../words/words-for.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { DeskWords } from './words.ts';

/** Picks the words of the desk in a language. */
export const deskWordsFor = (lang: string): DeskWords => inLanguage({ fr, en }, lang);
