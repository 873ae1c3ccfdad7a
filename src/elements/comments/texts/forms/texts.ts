import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts of the forms of a thread, in one file with the code that says them. */
export const formTexts = { fr, en };
