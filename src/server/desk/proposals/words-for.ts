import { inLanguage } from '../../words/words-for.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';
import type { ProposalWords } from './words.ts';

/** Picks the words of what is proposed in a thing in a language. */
export const proposalWords = (lang: string): ProposalWords => inLanguage({ fr, en }, lang);
