import type { Texts, Words } from '../../../locales/text.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts that this noun brings with it; the other languages are files beside these. */
export const petitionTexts: Texts = { fr, en };

export type PetitionKey = keyof typeof fr;

/** These texts, and those that all elements share. */
export type PetitionWords = Words<PetitionKey>;
