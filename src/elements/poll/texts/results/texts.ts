import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts of results, in one file with the code that says them. */
export const resultTexts = { fr, en };
