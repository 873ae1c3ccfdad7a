import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import type { Words } from './words/words.ts';

/** The languages that the server itself speaks. A thing may speak others; French then stands around its own texts. */
export const languages = ['fr', 'en'] as const;

const catalogues: Record<string, Words> = { fr, en };

/** The server's words in a language, by its primary subtag; in French where they are missing. */
export const wordsFor = (lang: string): Words => catalogues[lang.split('-')[0]?.toLowerCase() ?? 'fr'] ?? fr;
