import type { Markup } from '../../pages/layout.ts';
import { languages } from '../../words/words-for.ts';
import type { Why } from '../running.ts';
import { longestReason } from '../why.ts';
import type { DeskPage } from './desk.ts';
import { deskField } from './field.ts';

/** Asks why a role or a key is given or taken, in each language of the desk. @param before begins the ids, where several forms of a page ask */
export function whyFields({ words, said }: DeskPage, before: string, why?: Why): Markup[] {
  const names = new Intl.DisplayNames([words.lang], { type: 'language' });
  return languages.map((lang) =>
    deskField(
      words,
      {},
      {
        ...{ name: `why.${lang}`, id: `${before}why-${lang}`, rows: 2, lang, longest: longestReason },
        label: said.thing.inLanguage(said.thing.why, names.of(lang) ?? lang),
        hint: said.officers.whyHint,
        value: why?.[lang],
      },
    ),
  );
}
