import type { Texts } from '../../../locales/text.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The texts that this noun brings with it; the other languages are files beside these. */
export const counterTexts: Texts = { fr, en };

export type CounterKey = keyof typeof fr;
