import type { ActWords } from '../../words/act-words.ts';
import { inLanguage, wordsFor } from '../../words/words-for.ts';
import type { Words } from '../../words/words.ts';
import type { PollWords } from './words.ts';
import { enBallotFaults, enPoll } from './words.en.ts';
import { frBallotFaults, frPoll } from './words.fr.ts';

/** What is said of polls. */
export const pollWords = (lang: string): PollWords => inLanguage({ fr: frPoll, en: enPoll }, lang);

/** The words of a poll's pages: those that all pages share, with what may be wrong with a ballot. */
export function pollPageWords(lang: string): Words {
  const words = wordsFor(lang);
  return { ...words, faults: { ...words.faults, ...inLanguage({ fr: frBallotFaults, en: enBallotFaults }, lang) } };
}

/** What is said of voting; where polls have no words of their own, those that all acts share. */
export function votingWords(lang: string): ActWords {
  const words = wordsFor(lang);
  const { abilities, refusals, steps, mails } = pollWords(lang);
  return {
    abilities: { ...words.abilities, ...abilities },
    refusals: { ...words.refusals, ...refusals },
    steps: { ...words.steps, ...steps },
    mails: { ...words.mails, ...mails },
  };
}
