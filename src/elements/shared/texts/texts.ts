import type { Texts } from '../../../locales/text.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts that come with the first act: with the code that says them, because nothing more may come where there is no connection. */
export const sharedTexts: Texts = {
  fr: () => Promise.resolve(fr),
  en: () => Promise.resolve(en),
};

export type OutboxKey = keyof typeof fr;
