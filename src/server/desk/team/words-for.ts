import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { TeamWords } from './words.ts';

/** Picks what the mails to those who get or lose a role say, in a language. */
export const teamWords = (lang: string): TeamWords => inLanguage({ fr, en }, lang);
