import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts of what follows the ballot, in one file with the code that says them. */
export const voteTexts = { fr, en };
