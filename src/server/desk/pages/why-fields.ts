import type { Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { languages as deskLanguages } from '../../words/words-for.ts';
import { longestReason, type SentWhy, type Why } from '../why.ts';
import type { DeskPage } from './desk.ts';
import { deskField } from './field.ts';

/** How reasons are asked for. */
export interface WhyForm {
  /** Begins the ids, where several forms of a page ask. */
  before?: string;
  /** The languages of the fields: those of the desk, where nothing is said. */
  languages?: readonly string[];
  /** What was typed. */
  why?: Why | undefined;
  /** What is wrong, by the places of the fields. */
  fields?: Faults['fields'];
}

/** Names the faults of reasons by the places of their fields. */
export const whyIds = (before: string, faults: SentWhy['faults']): Record<string, string> =>
  Object.fromEntries(Object.entries(faults).map(([name, fault]) => [whyId(before, name.slice('why.'.length)), fault]));

/** Returns the place of a reason on the page. */
export const whyId = (before: string, lang = 'fr'): string => `${before}why-${lang}`;

/** Says what a reason is for, and how long it may be. */
export const whyHint = ({ said }: DeskPage, hint: string): string => `${hint} ${said.thing.whyLimit}`;

/** Returns the languages in which it is asked why, with those in which something was typed: nothing of it is lost from sight. */
export const whyLanguages = (languages: readonly string[], sent: Readonly<Record<string, string>> = {}): string[] => [
  ...new Set([
    ...languages,
    ...Object.keys(sent).flatMap((name) =>
      /^why\.[a-z]{2,3}(?:-|$)/i.test(name) && sent[name] ? [name.slice(4)] : [],
    ),
  ]),
];

/** Asks why something is done that need not say it. */
export function whyFields(page: DeskPage, { before = '', languages = deskLanguages, why, fields }: WhyForm): Markup[] {
  const { words, said } = page;
  const names = new Intl.DisplayNames([words.lang], { type: 'language' });
  return [...new Set([...languages, ...Object.keys(why ?? {})])].map((lang) =>
    deskField(
      words,
      { fields },
      {
        ...{ name: `why.${lang}`, id: whyId(before, lang), rows: 2, lang, longest: longestReason },
        label: said.thing.inLanguage(said.thing.why, names.of(lang) ?? lang),
        hint: whyHint(page, said.officers.whyHint),
        value: why?.[lang],
      },
    ),
  );
}
