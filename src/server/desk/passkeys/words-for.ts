import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { PasskeyWords } from './words.ts';

/** Picks what the desk says of an officer's own access. */
export const passkeyWords = (lang: string): PasskeyWords => inLanguage({ fr, en }, lang);
