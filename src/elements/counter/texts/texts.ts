import type { Texts } from '../../../locales/text.ts';
import type { fr } from './fr.ts';

/** The texts that this noun brings with it, each language a file that is loaded when it is read; others are files beside these. */
export const counterTexts: Texts = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
};

export type CounterKey = keyof typeof fr;
