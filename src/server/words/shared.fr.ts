import { fr as acts } from '../../locales/acts/fr.ts';
import { fr as all } from '../../locales/fr.ts';

/** What the widgets of all nouns say, in French: pages and mails say it in the same words. */
export const shared = { ...all, ...acts };
