import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { DigestWords } from './words.ts';

/** Picks what is said of the mails on what waits, in a language. */
export const digestWords = (lang: string): DigestWords => inLanguage({ fr, en }, lang);
