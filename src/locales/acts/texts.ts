import { en } from './en.ts';
import { fr } from './fr.ts';

/** What is said while somebody acts: in one file with the forms that say it, because nothing more may come where there is no connection. */
export const actTexts = { fr, en };
