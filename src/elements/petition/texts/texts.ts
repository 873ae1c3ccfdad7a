import type { Texts, Words } from '../../../locales/text.ts';
import type { fr } from './fr.ts';
import type { fr as signing } from './signing/fr.ts';

/** The texts that this noun brings with it, each language a file that is loaded when it is read; others are files beside these. */
export const petitionTexts: Texts = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
};

export type PetitionKey = keyof typeof fr | keyof typeof signing;

/** These texts, and those that all elements share. */
export type PetitionWords = Words<PetitionKey>;
