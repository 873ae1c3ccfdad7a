import type { Plural } from '../../locales/fr.ts';
import { fill, formatNumber, pluralForm } from './format.ts';

/** Says a text of the widgets by its key, with the values of its places; `{count}` chooses the plural form. */
export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Makes what says the texts of the widgets on pages and in mails, in the same words and with the same plurals. */
export function sayer<Key extends string>(lang: string, texts: Readonly<Record<Key, string | Plural>>): Say<Key> {
  return (key, values = {}) => {
    const text = texts[key];
    const { count } = values;
    const form = typeof text === 'string' ? text : typeof count === 'number' ? formOf(lang, text, count) : text.other;
    const written = Object.entries(values).map(([name, value]): [string, string] => [
      name,
      typeof value === 'number' ? formatNumber(lang, value) : value,
    ]);
    return fill(form, Object.fromEntries(written));
  };
}

const formOf = (lang: string, { one, many, other }: Plural, count: number): string =>
  pluralForm(lang, count, { one: one ?? other, ...(many !== undefined && { many }), other });
