import { languagesOf, type ThingDocument } from './documents.ts';
import type { SaidFault } from './say-issue.ts';

/* What can be read of a document, and says nothing to anyone: no form would make it, and it is refused of one that is put. */

/** Why no number stands twice in a list: both would be reached by the same act. */
export const sameNumber = 'is the number of another one already: put both into one, or change one of the numbers.';

/** Texts that are rightly empty: a picture that adorns has no other words. */
const mayBeEmpty: ReadonlySet<string> = new Set(['alt']);

/** Finds the texts in which nothing stands. */
export function blankFaults(part: unknown, path: readonly string[] = []): SaidFault[] {
  if (typeof part === 'string') {
    return part.trim() === '' ? [{ field: path.join('.'), detail: 'says nothing: write it, or leave it out.' }] : [];
  }
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    mayBeEmpty.has(name) ? [] : blankFaults(value, [...path, name]),
  );
}

/** Languages of this continent and of France overseas that programs have no name for. */
const unnamed: ReadonlySet<string> = new Set(['gcf', 'gcr', 'rcf', 'wls', 'fud', 'acf', 'rmy']);

const named = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Checks whether people speak a language that can be written so: `xx` is none. */
function isSpoken(lang: string): boolean {
  const [base = ''] = lang.split('-');
  try {
    return unnamed.has(base.toLowerCase()) || named.of(base) !== undefined;
  } catch {
    return false;
  }
}

/** Finds that a title is in no language that anyone speaks. */
export function unspokenFaults(document: ThingDocument): SaidFault[] {
  const all = languagesOf(document);
  if (all.some(isSpoken)) return [];
  const [first = ''] = all;
  return [
    { field: `title.${first}`, detail: `nobody speaks "${first}": write the title in a language, like "fr" or "en".` },
  ];
}
