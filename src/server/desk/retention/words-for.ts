import { inLanguage } from '../../words/words-for.ts';
import type { RetentionWords } from './words.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

/** Picks what is said of how long it is known who took part. */
export const retentionWordsFor = (lang: string): RetentionWords => inLanguage({ fr, en }, lang);
