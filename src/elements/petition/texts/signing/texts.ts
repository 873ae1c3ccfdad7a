import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts of the form and of what follows it, in one file with the code that says them. */
export const signTexts = { fr, en };
