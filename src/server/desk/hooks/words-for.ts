import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { HookWords } from './words.ts';

/** Picks what the desk says of hooks. */
export const hookWords = (lang: string): HookWords => inLanguage({ fr, en }, lang);
