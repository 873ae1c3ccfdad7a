import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts of how a poll is run, in one file with the code that says them. */
export const factTexts = { fr, en };
