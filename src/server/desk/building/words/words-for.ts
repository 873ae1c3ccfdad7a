import { inLanguage } from '../../../words/words-for.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { BuildingWords } from './words.ts';

/** Picks what the desk says on the page that writes the code to embed. */
export const buildingWordsFor = (lang: string): BuildingWords => inLanguage({ fr, en }, lang);
