import { languageFor } from '../../pages/spoken.ts';
import { changedSentences, type ChangedSentences } from '../../desk/changed-sentences.ts';
import type { WordsBefore } from '../../desk/words-before.ts';
import type { PetitionDocument } from './document.ts';
import { petitionWords } from './words-for.ts';
import type { PetitionWords } from './words.ts';

/* What has changed in a text, and why, as a mail tells it: plain text, of a bounded length. */

/** So many changes are told; the page has them all. */
const mostTold = 4;
/** So many reasons are told, where the text was changed several times since. */
const mostReasons = 3;

type Field = keyof PetitionWords['changed']['fields'];
type Told = ChangedSentences & { field: Field };

/** Returns the paragraphs that tell what has changed since someone signed, and why. */
export function changesTold(document: PetitionDocument, { words, why }: WordsBefore, lang: string): string[] {
  const { changed } = petitionWords(lang);
  const changes = (Object.keys(changed.fields) as Field[]).flatMap((field): Told[] =>
    changesIn(words[field], document[field], lang).map((each) => ({ ...each, field })),
  );
  const reasons = why.flatMap((each) => each[languageFor(each, lang)] ?? []).slice(0, mostReasons);
  return [
    ...changes.slice(0, mostTold).map((change) => toldOf(changed, change)),
    ...(changes.length > mostTold ? [changed.further] : []),
    ...(reasons.length > 0 ? [`${changed.reason}\n${reasons.map(quoted).join('\n\n')}`] : []),
  ];
}

/** Compares a text in the language of the reader, or in one that it had and still has: never in one with another. */
function changesIn(before: unknown, after: unknown, lang: string): ChangedSentences[] {
  const [one, other] = [textsIn(before), textsIn(after)];
  const both = Object.fromEntries(Object.entries(one).filter(([each]) => each in other));
  const own = languageFor(both, lang);
  const [was, is] = [one[own], other[own]];
  if (Object.keys(both).length > 0 && was !== undefined && is !== undefined) return changedSentences(was, is, own);
  return [];
}

const textsIn = (value: unknown): Record<string, string> => {
  if (typeof value === 'string') return { '': value };
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
};

function toldOf(changed: PetitionWords['changed'], { field, before, after }: Told): string {
  const where = changed.fields[field];
  if (!before) return `${where}, ${changed.added}\n${quoted(after)}`;
  if (!after) return `${where}, ${changed.removed}\n${quoted(before)}`;
  return `${where}, ${changed.before}\n${quoted(before)}\n${changed.after}\n${quoted(after)}`;
}

/** Marks each line as somebody else's words: none of them can pass for the letter's own. */
const quoted = (text: string): string =>
  text
    .split(/\r?\n|\r/)
    .map((line) => `> ${line}`)
    .join('\n');
