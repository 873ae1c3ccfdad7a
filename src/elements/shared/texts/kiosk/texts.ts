import { en } from './en.ts';
import { fr } from './fr.ts';

/** What a device says that many people use one after the other: in one file with the code that starts it over. */
export const kioskTexts = { fr, en };

export type KioskKey = keyof typeof fr;
