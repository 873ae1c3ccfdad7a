import type { ActWords } from '../../words/act-words.ts';
import { actWordsFor, inLanguage, wordsFor } from '../../words/words-for.ts';
import type { Words } from '../../words/words.ts';
import type { PollWords } from './words.ts';
import { enBallotFaults, enPoll } from './words.en.ts';
import { frBallotFaults, frPoll } from './words.fr.ts';

/** Picks what is said of polls. */
export const pollWords = (lang: string): PollWords => inLanguage({ fr: frPoll, en: enPoll }, lang);

/**
 * Returns the words of a poll's pages: those that all pages share, with what may be wrong with a ballot.
 *
 * @param own what is said of a fault in this poll, where that is more
 */
export function pollPageWords(lang: string, own: Readonly<Record<string, string>> = {}): Words {
  const words = wordsFor(lang);
  const faults = { ...inLanguage({ fr: frBallotFaults, en: enBallotFaults }, lang), ...own };
  const named = Object.entries(faults).map(([fault, text]): [string, string] => [`ballot.${fault}`, text]);
  return { ...words, faults: { ...words.faults, ...Object.fromEntries(named) } };
}

/** Picks what is said of voting. */
export const votingWords = (lang: string): ActWords => actWordsFor(lang, pollWords(lang));
