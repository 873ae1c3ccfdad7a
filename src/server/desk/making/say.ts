import type { Making, MakingField, MakingModel, MakingStep, MakingWords } from '../../core/making.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { summary, type Markup } from '../../pages/layout.ts';
import { languageFor, spoken } from '../../pages/spoken.ts';
import { formatSpan } from '../../words/format.ts';
import type { DeskPage } from '../pages/desk.ts';
import type { MakingFault } from './checks.ts';
import type { Draft } from './drafts.ts';
import { languagesIn, type Input, type Values } from './form.ts';
import { makingWordsFor } from './words-for.ts';
import type { DeskMakingWords } from './words.ts';

/* How fields, steps and faults are called, by the desk and by the noun that is made. */

/** A draft with all that its pages need. */
export interface Begun {
  draft: Draft;
  noun: ServerNoun;
  making: Making;
  model: MakingModel;
}

/** What is said on the pages of one draft. */
export interface Said {
  desk: DeskMakingWords;
  noun: MakingWords;
  lang: string;
}

/** Returns what is said of a draft in the language of the page. */
export const saidOf = ({ words }: DeskPage, { making }: Pick<Begun, 'making'>): Said => ({
  desk: makingWordsFor(words.lang),
  noun: making.words(words.lang),
  lang: words.lang,
});

/** Returns the languages that the desk offers, by their names. */
export const nameOfLanguage = (lang: string, of: string): string =>
  new Intl.DisplayNames([lang], { type: 'language' }).of(of) ?? of;

/** Returns the question of a step. */
export const questionOf = ({ desk, noun }: Said, { name }: Pick<MakingStep, 'name'>): string =>
  noun.steps[name] ?? desk.steps[name] ?? name;

const wordsOf = ({ desk, noun }: Said, { name }: MakingField) =>
  noun.fields[name] ?? desk.fields[name] ?? { label: name };

/** Returns the label of a field, with its language where the thing has several. */
export const labelOf = (said: Said, field: MakingField, lang: string | undefined, values: Values): string =>
  withLanguage(said, wordsOf(said, field).label, lang, values);

/** Returns the name of a field where its value is told: that it may stay empty is said where it is asked alone. */
export function nameOf(said: Said, field: MakingField, lang: string | undefined, values: Values): string {
  const { label } = wordsOf(said, field);
  const mark = ` (${said.desk.optional})`;
  return withLanguage(said, label.endsWith(mark) ? label.slice(0, -mark.length) : label, lang, values);
}

function withLanguage(said: Said, label: string, lang: string | undefined, values: Values): string {
  return lang && languagesIn(values).length > 1 ? said.desk.inLanguage(label, nameOfLanguage(said.lang, lang)) : label;
}

/** Returns the name of a field with the row that it stands in, e.g. “Threshold 2, Number of signatures”. */
export function nameInRow(
  said: Said,
  input: Pick<Input, 'key' | 'field'> & { lang?: string | undefined },
  values: Values,
): string {
  const row = rowOf(said, input);
  return `${row && `${row}, `}${nameOf(said, input.field, input.lang, values)}`;
}

export const hintOf = (said: Said, field: MakingField): string | undefined => wordsOf(said, field).hint;

/** Returns what a choice is called: a time by itself, all else by the noun. */
export const choiceOf = ({ noun, lang }: Said, { name }: MakingField, value: string): string =>
  noun.choices?.[`${name}=${value}`] ?? formatSpan(lang, value) ?? value;

/** Says what is wrong with a field, and what to do. */
export function sentenceOf({ desk, noun }: Said, { key, field, fault, bound = 0, detail = '' }: MakingFault): string {
  if (fault === 'few') return noun.rows?.[key]?.tooFew ?? desk.faults.few(bound, detail);
  return desk.ownFaults[`${field?.name ?? key}.${fault}`] ?? desk.faults[fault](bound, detail);
}

/** Returns what the summary of faults says of one: with the label of its field where the sentence does not name it. */
export function lineOf(said: Said, fault: MakingFault, values: Values): string {
  const sentence = sentenceOf(said, fault);
  const { field } = fault;
  const isNamed = !field || (said.desk.ownFaults[`${field.name}.${fault.fault}`] && languagesIn(values).length < 2);
  if (isNamed) return sentence;
  return `${nameInRow(said, { ...fault, field }, values)}${said.lang === 'fr' ? '\u00a0' : ''}: ${sentence}`;
}

/** Says in which row of a list a field stands. */
function rowOf({ noun }: Said, { key, field }: Pick<MakingFault, 'key' | 'field'>): string {
  const [list = '', number = ''] = field?.name.includes('*') ? key.split('.') : [];
  return list && (noun.rows?.[list]?.row(Number(number) + 1) ?? '');
}

/** Returns the titles of a draft, by the languages that it is made in; a language that it is no longer made in has none. */
export const titlesIn = (values: Values): Record<string, string> =>
  Object.fromEntries(
    languagesIn(values).flatMap((lang) => {
      const title = values[`title.${lang}`];
      return title ? [[lang, summary(title)]] : [];
    }),
  );

/** Returns the title of a draft in a language, else in any that it has one in. */
export function titleOfDraft({ desk, lang }: Pick<Said, 'desk' | 'lang'>, values: Values): string {
  const titles = titlesIn(values);
  return titles[languageFor(titles, lang)] ?? desk.untitled;
}

/** Renders the title of a draft for a page in a language; one in another says in which. */
export function spokenDraft({ desk, lang }: Pick<Said, 'desk' | 'lang'>, values: Values): Markup | string {
  const titles = titlesIn(values);
  return Object.keys(titles).length > 0 ? spoken(titles, lang) : desk.untitled;
}
