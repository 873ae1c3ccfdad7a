import { spokenIn } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import type { Body } from '../../http/body.ts';
import { withoutPiles } from '../../../text/bounds.ts';
import { lengthOf, tidy } from '../../../text/length.ts';
import type { Written } from './letters.ts';

/** Longest subject and text, in code points. */
const longestSubject = 200;
const longestText = 5000;

export type FieldFault = 'required' | 'too-long';

/** A message as its form sent it: what was typed, and what is wrong by field (`text.fr`). */
export interface SentLetter {
  written: Written;
  faults: Record<string, FieldFault>;
}

/** Reads a message: the first language of a thing has to be there, and each other is whole or missing. */
export function readLetter(body: Body, { document }: Stored): SentLetter {
  const subject: Record<string, string> = {};
  const text: Record<string, string> = {};
  const faults: SentLetter['faults'] = {};
  for (const [at, lang] of spokenIn(document).entries()) {
    const head = textOf(body[`subject.${lang}`]).replace(/\s+/g, ' ');
    const words = textOf(body[`text.${lang}`]);
    if (head) subject[lang] = head;
    if (words) text[lang] = words;
    const isNeeded = at === 0 || head !== '' || words !== '';
    if (isNeeded && head === '') faults[`subject.${lang}`] = 'required';
    if (isNeeded && words === '') faults[`text.${lang}`] = 'required';
    if (lengthOf(head) > longestSubject) faults[`subject.${lang}`] = 'too-long';
    if (lengthOf(words) > longestText) faults[`text.${lang}`] = 'too-long';
  }
  return { written: { subject, text }, faults };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? tidy(withoutPiles(value.toWellFormed())) : '');
