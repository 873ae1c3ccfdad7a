import { spokenIn, type ThingDocument } from '../../core/documents.ts';
import type { NewWords } from '../../core/proposing.ts';
import { withoutPiles } from '../../../text/bounds.ts';
import { tidy } from '../../../text/length.ts';
import type { Body } from '../../http/body.ts';
import { readWhy, type Why } from '../why.ts';

/* What the forms of a proposal send, and what is wrong with it, by field. */

/** Reads why something is done: the first language of the thing needs it. */
export function readNeededWhy(body: Body, document: ThingDocument): { why: Why; faults: Record<string, string> } {
  const { why = {}, faults } = readWhy(body, document);
  const first = spokenIn(document)[0]!;
  return { why, faults: { ...(!why[first] && { [`why.${first}`]: 'why.required' }), ...faults } };
}

/** Longest texts, in UTF-16 units, as the first proposals of a consultation have them. */
export const longest = { title: 500, body: 20_000, section: 500, by: 300 } as const;

/** Longest text that is searched for, in UTF-16 units. */
export const longestSearch = 200;

/** What a proposal has that is not there yet. */
export const noWords: NewWords = { wording: {}, section: '' };

/** Returns a text as it is kept: databases take no NUL. */
const kept = (sent: unknown): string =>
  typeof sent === 'string' ? tidy(withoutPiles(sent.replaceAll('\0', ''))).toWellFormed() : '';

/** Returns the languages in which a proposal is written: those of its consultation, and those that it has. */
export const languagesFor = (document: ThingDocument, { wording }: NewWords): string[] => [
  ...new Set([...Object.keys(wording), ...spokenIn(document)]),
];

/**
 * Reads the words of a proposal: `title.fr`, `body.fr`, `section`. What is not sent stays as it is; a language without any word is left
 * out, but for the first.
 */
export function readWords(
  body: Body,
  document: ThingDocument,
  before: NewWords,
): { words: NewWords; faults: Record<string, string> } {
  const faults: Record<string, string> = {};
  const languages = languagesFor(document, before);
  const read = (name: string, part: 'title' | 'body' | 'section', otherwise: string): string => {
    const text = body[name] === undefined ? otherwise : kept(body[name]);
    if (text.length > longest[part] && text !== otherwise) faults[name] = 'too-long';
    return part === 'body' ? text : onOneLine(text);
  };
  const wording = languages.flatMap((lang, place) => {
    const { title: oldTitle = '', body: oldBody = '' } = before.wording[lang] ?? {};
    const title = read(`title.${lang}`, 'title', oldTitle);
    const text = read(`body.${lang}`, 'body', oldBody);
    if (title === '' && (place === 0 || text !== '')) faults[`title.${lang}`] = 'title.required';
    return title === '' && text === '' ? [] : [[lang, { title, body: text }] as const];
  });
  for (const name of Object.keys(body)) {
    const [, lang] = /^(?:title|body)\.([^]*)$/.exec(name) ?? [];
    if (lang !== undefined && !languages.includes(lang)) faults[name] = 'language';
  }
  const words = { wording: Object.fromEntries(wording), section: read('section', 'section', before.section) };
  return { words, faults };
}

/** Puts the lines of a text behind each other. */
const onOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');

/** Reads who is named as the author of a proposal that is added; the institution itself where nobody is. */
export function readBy(body: Body): { by: string; faults: Record<string, string> } {
  const by = onOneLine(kept(body['by']));
  return { by, faults: by.length > longest.by ? { by: 'too-long' } : {} };
}
