import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { ProgramWords } from './words.ts';

/** Picks what the desk says of the keys of programs. */
export const programWords = (lang: string): ProgramWords => inLanguage({ fr, en }, lang);
