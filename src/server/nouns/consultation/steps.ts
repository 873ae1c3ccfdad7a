import type { Step } from '../../core/document-parts.ts';
import { say, spokenIn, type ThingDocument } from '../../core/documents.ts';
import { logPath } from '../../desk/log.ts';
import { correctionsOf, type TownRow } from './standing.ts';
import { consultationWords } from './words-for.ts';
import type { ProposalWords } from './words.ts';

/** Longest line of a timeline, in UTF-16 units. */
const longest = 300;

/** Tells what the town did to the words of a proposal, as steps of its page; nothing where it did nothing. @param path of its consultation */
export function stepsOf(document: ThingDocument, path: string, done: TownRow | undefined): { timeline?: Step[] } {
  const url = `${logPath}?of=${path}`;
  const label = (say: (words: ProposalWords, lang: string) => string): Record<string, string> =>
    Object.fromEntries(
      spokenIn(document).map((lang) => [lang, cut(say(consultationWords(lang).proposals, lang))] as const),
    );
  const steps = correctionsOf(done).map(({ at, why }) => ({
    at: new Date(at).toISOString(),
    label: label(({ correctedBecause }, lang) => correctedBecause(say({ ...why }, lang))),
    url,
  }));
  return steps.length > 0 ? { timeline: steps } : {};
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text);
