import { faultText } from '../pages/fields.ts';
import { wordsFor } from '../words/words-for.ts';
import { DocumentFault } from './faults.ts';

/* Programs send the fields of a form as JSON, and the reader of the form is what checks them: its faults are told in its English words. */

/**
 * Refuses what a form's reader found wrong.
 *
 * @param said the words of the form for its faults, in English
 * @param nameOf names the field in JSON
 * @throws DocumentFault where there is a fault
 */
export function refuseFaults(
  faults: Readonly<Record<string, string>>,
  said: Readonly<Record<string, string>>,
  nameOf: (field: string) => string = (field) => field,
): void {
  const words = wordsFor('en');
  const spoken = { ...words, faults: { ...words.faults, ...said } };
  const told = Object.entries(faults).map(([field, fault]) => ({
    field: nameOf(field),
    detail: faultText(spoken, field, fault),
  }));
  if (told.length > 0) throw new DocumentFault(told);
}

/** Writes texts by language as the fields of a form are named: `why.fr`. */
export const fieldsOf = (name: string, texts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(texts).map(([key, value]) => [`${name}.${key}`, value]));
