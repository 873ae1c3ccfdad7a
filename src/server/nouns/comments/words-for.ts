import type { ActWords } from '../../words/act-words.ts';
import { actWordsFor, inLanguage, wordsFor } from '../../words/words-for.ts';
import type { Words } from '../../words/words.ts';
import type { CommentsWords } from './words.ts';
import { enComments, enCommentsFaults } from './words.en.ts';
import { frComments, frCommentsFaults } from './words.fr.ts';

/** Picks what is said of threads. */
export const commentsWords = (lang: string): CommentsWords => inLanguage({ fr: frComments, en: enComments }, lang);

/** Returns the words of a thread's pages: those that all pages share, with what may be wrong with a comment. */
export function commentsPageWords(lang: string): Words {
  const words = wordsFor(lang);
  return { ...words, faults: { ...words.faults, ...inLanguage({ fr: frCommentsFaults, en: enCommentsFaults }, lang) } };
}

/** Picks what is said of joining and writing. */
export function writingWords(lang: string): ActWords {
  const { abilities, refusals, joining } = commentsWords(lang);
  return actWordsFor(lang, { abilities, refusals, ...joining });
}
