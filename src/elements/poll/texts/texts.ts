import type { Texts, Words } from '../../../locales/text.ts';
import type { fr } from './fr.ts';

/** The texts that this noun brings with it, each language a file that is loaded when it is read; others are files beside these. */
export const pollTexts: Texts = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
};

export type PollKey = keyof typeof fr;

/** These texts, and those that all elements share. */
export type PollWords = Words<PollKey>;
