import type { Texts, Words } from '../../../locales/text.ts';
import type { fr as facts } from './facts/fr.ts';
import type { fr } from './fr.ts';
import type { fr as method } from './method/fr.ts';
import type { fr as results } from './results/fr.ts';
import type { fr as voting } from './voting/fr.ts';

/** The texts that this noun brings with it, each language a file that is loaded when it is read; others are files beside these. */
export const pollTexts: Texts = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
};

export type PollKey =
  keyof typeof fr | keyof typeof facts | keyof typeof method | keyof typeof results | keyof typeof voting;

/** These texts, and those that all elements share. */
export type PollWords = Words<PollKey>;
