import { en as acts } from '../../locales/acts/en.ts';
import { en as all } from '../../locales/en.ts';

/** What the widgets of all nouns say, in English: pages and mails say it in the same words. */
export const shared = { ...all, ...acts };
