import { inLanguage } from '../../words/words-for.ts';
import type { DeliveryWords } from './words.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

/** Picks what is said of lists that are handed over. */
export const deliveryWordsFor = (lang: string): DeliveryWords => inLanguage({ fr, en }, lang);
