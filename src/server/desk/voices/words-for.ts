import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { VoiceWords } from './words.ts';

/** Picks the words of who moderates and who speaks for the institution in a language. */
export const voiceWords = (lang: string): VoiceWords => inLanguage({ fr, en }, lang);
