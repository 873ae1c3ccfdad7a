import { en } from './en.ts';
import { fr } from './fr.ts';

/** What is said of an act that is looked for in the public ledger: in one file with the code that looks for it. */
export const proofTexts = { fr, en };

export type ProofKey = keyof typeof fr;
