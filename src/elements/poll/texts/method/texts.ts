import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts of methods, in one file with the code that says them. */
export const methodTexts = { fr, en };
