import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { InvalidatingWords } from './words.ts';

/** Picks what the desk says of acts that are taken out of the count. */
export const invalidatingWords = (lang: string): InvalidatingWords => inLanguage({ fr, en }, lang);
