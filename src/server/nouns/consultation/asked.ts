import { digest } from '../../core/crypto.ts';
import { say } from '../../core/documents.ts';
import type { Wording } from '../../core/proposing.ts';
import type { ConsultationDocument } from './document.ts';

/** What is asked with a proposal, in one language. */
export interface Asked {
  lang: string;
  title: string;
  text: string;
}

/** Returns what is asked with a proposal, by language: its words, below the question that its consultation asks of each. */
export const askedWith = ({ votes }: ConsultationDocument, wording: Wording, id: string): Asked[] =>
  Object.entries(wording).map(([lang, { title, body }]) => {
    const question = votes?.question && say(votes.question, lang);
    return { lang, title: title.trim() || id, text: [question, body].filter(Boolean).join('\n\n') };
  });

/** Returns what tells words from any others, and does not tell them: the version that a vote is cast upon. */
export const versionOf = async (asked: readonly Asked[]): Promise<string> =>
  (await digest(asked.map(({ title, text }) => `${title}\n${text}`).join('\n'))).slice(0, 16);
