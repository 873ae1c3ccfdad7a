import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { KeptWords } from './words.ts';

/** Picks what the desk says of a form that was kept. */
export const keptWords = (lang: string): KeptWords => inLanguage({ fr, en }, lang);
