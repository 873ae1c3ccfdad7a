import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { ModerationWords } from './words.ts';

/** Picks the words of the queue in a language. */
export const moderationWords = (lang: string): ModerationWords => inLanguage({ fr, en }, lang);
