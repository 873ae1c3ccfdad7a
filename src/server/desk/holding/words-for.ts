import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { HoldingWords } from './words.ts';

/** Picks what the desk says of acts that are held as suspect. */
export const holdingWords = (lang: string): HoldingWords => inLanguage({ fr, en }, lang);
