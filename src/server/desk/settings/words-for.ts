import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { SettingsWords } from './words.ts';

/** Returns the words of the settings. */
export const settingsWordsFor = (lang: string): SettingsWords => inLanguage({ fr, en }, lang);
