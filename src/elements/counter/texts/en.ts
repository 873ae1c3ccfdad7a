import type { Plural } from '../../../locales/fr.ts';
import type { fr } from './fr.ts';

/** What is said of counters, in English. */
export const en: Readonly<Record<keyof typeof fr, string | Plural>> = {
  'counter.hidden': 'not published',
};
