import type { Step } from '../../core/document-parts.ts';
import { say, spokenIn, type ThingDocument } from '../../core/documents.ts';
import type { Site } from '../../core/services.ts';
import { logPath } from '../../desk/log.ts';
import { correctionsOf, type ProposalRow, type TownRow } from './standing.ts';
import { consultationWords } from './words-for.ts';
import type { ProposalWords } from './words.ts';

/** Longest line of a timeline, in UTF-16 units. */
const longest = 300;

/** What the steps of a proposal are told by. @property path of its consultation */
interface ToldIn {
  document: ThingDocument;
  path: string;
  site: Pick<Site, 'name'>;
}

/** Tells what the town did to a proposal, as steps of its page; nothing where it did nothing. */
export function stepsOf(
  { document, path, site }: ToldIn,
  { created_at: addedAt }: ProposalRow,
  done: TownRow | undefined,
): { timeline?: Step[] } {
  const url = `${logPath}?of=${path}`;
  const step = (at: number, label: (words: ProposalWords, lang: string) => string): Step => ({
    at: new Date(at).toISOString(),
    label: Object.fromEntries(
      spokenIn(document).map((lang) => [lang, cut(label(consultationWords(lang).proposals, lang))] as const),
    ),
    url,
  });
  const signed = done?.signed ?? undefined;
  const steps = [
    ...(signed === undefined ? [] : [step(addedAt, ({ addedBy }) => addedBy(signed || site.name))]),
    ...correctionsOf(done).map(({ at, why, means }) =>
      step(at, ({ correctedBecause, rewordedBecause }, lang) =>
        (means === 'other' ? rewordedBecause : correctedBecause)(say({ ...why }, lang)),
      ),
    ),
  ];
  return steps.length > 0 ? { timeline: steps } : {};
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text);
