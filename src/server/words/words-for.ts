import type { ActWords } from './act-words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Words } from './words.ts';

/** The languages that the server itself speaks. A thing may speak others; French then stands around its own texts. */
export const languages = ['fr', 'en'] as const;

const catalogues: Record<string, Words> = { fr, en };

/** The server's words in a language, by its primary subtag; in French where they are missing. */
export const wordsFor = (lang: string): Words => catalogues[lang.split('-')[0]?.toLowerCase() ?? 'fr'] ?? fr;

/** What is said of the acts on a petition, on a poll or in a thread. */
export function actWords(lang: string, about: 'petition' | 'poll' | 'thread'): ActWords {
  const words = wordsFor(lang);
  const { poll, thread } = words;
  if (about === 'petition') return words;
  if (about === 'thread') {
    return { ...words, abilities: thread.abilities, refusals: { ...words.refusals, ...thread.refusals } };
  }
  return {
    abilities: { ...words.abilities, ...poll.abilities },
    refusals: { ...words.refusals, ...poll.refusals },
    steps: { ...words.steps, ...poll.steps },
    mails: { ...words.mails, ...poll.mails },
  };
}
