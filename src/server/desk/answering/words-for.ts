import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { AnsweringWords } from './words.ts';

/** Picks what the desk says of answers. */
export const answeringWords = (lang: string): AnsweringWords => inLanguage({ fr, en }, lang);
