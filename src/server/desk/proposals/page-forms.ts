import { html } from 'hono/html';
import { spokenIn } from '../../core/documents.ts';
import type { NewWords } from '../../core/proposing.ts';
import { hidden, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import type { DeskThing } from '../entry.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { meansField } from '../making/means-field.ts';
import { makingWordsFor } from '../making/words-for.ts';
import { deskField, type DeskField } from '../pages/field.ts';
import { whyHint, whyLanguages } from '../pages/why-fields.ts';
import { longestReason } from '../why.ts';
import { languagesFor, longest } from './form.ts';
import { fieldId, type ProposalForm, type ProposalState } from './page-state.ts';
import { proposalWords } from './words-for.ts';

/** Returns what can be done to a proposal as it stands. */
export const possible = ({ proposal, mayPublish }: ProposalState): ProposalForm[] =>
  proposal.removed !== undefined
    ? []
    : [proposal.hidden ? 'show' : 'hide', ...(mayPublish ? (['correct'] as const) : [])];

/** Renders a form of the page of a proposal, folded where it was not sent. */
export function actForm(page: DeskPage, state: ProposalState, form: ProposalForm): Markup {
  const { words, services } = page;
  const { thing, proposal, sent } = state;
  const { title, hint, button } = proposalWords(words.lang).forms[form];
  const isSent = sent?.form === form;
  const of: FieldsOf = { form, thing, faults: state, values: isSent ? sent.values : undefined };
  return html`<details class="act" ${isSent && 'open'}>
    <summary>${title}</summary>
    <form
      method="post"
      action="${rootOf(services)}/desk${proposal.path}/${form}?lang=${words.lang}${toErrors}"
      novalidate
    >
      <p class="hint">${hint}</p>
      ${form === 'correct' && wordFields(page, of, proposal)}
      ${form === 'correct' && state.isActedOn && meaning(page, of)} ${whyFields(page, of)}
      ${hidden({ version: proposal.version, ...(form === 'correct' && { step: 'preview' }) })}
      <button type="submit">${button}</button>
    </form>
  </details>`;
}

/** What fields are made by. @property values what was sent */
export interface FieldsOf {
  form: string;
  thing: DeskThing;
  faults: Faults;
  values: Record<string, string> | undefined;
}

const one = ({ words }: DeskPage, { form, faults, values }: FieldsOf, field: DeskField): Markup =>
  deskField(words, faults, {
    ...field,
    id: fieldId(form, field.name),
    value: values ? values[field.name] : field.value,
  });

/** Asks what other words mean to those who have voted. None of them can be written to. */
const meaning = ({ words }: DeskPage, { form, faults, values }: FieldsOf): Markup => {
  const id = fieldId(form, 'means');
  const isWrong = faults.fields?.[id] !== undefined;
  return meansField(makingWordsFor(words.lang).correct, { id, isTold: false, isWrong, value: values?.['means'] });
};

/** A field for the title and one for the text in each language, and one for the theme. */
export function wordFields(page: DeskPage, of: FieldsOf, given: NewWords): Markup[] {
  const { lang: spoken } = page.words;
  const said = proposalWords(spoken);
  const languages = languagesFor(of.thing.document, given);
  const labelled = (label: string, lang: string): string =>
    languages.length > 1 ? `${label} (${nameOf(spoken, lang)})` : label;
  const texts = languages.flatMap((lang, place) => {
    const { title = '', body = '' } = given.wording[lang] ?? {};
    const isFirst = place === 0;
    return [
      one(page, of, {
        ...{ name: `title.${lang}`, label: labelled(said.titleField, lang), lang, longest: longest.title },
        ...{ required: isFirst, value: title, hint: isFirst ? undefined : said.otherHint },
      }),
      one(page, of, {
        ...{ name: `body.${lang}`, label: labelled(said.bodyField, lang), lang, longest: longest.body },
        ...{ rows: 6, value: body },
      }),
    ];
  });
  const section = { name: 'section', label: said.sectionField, longest: longest.section, value: given.section };
  return [...texts, one(page, of, section)];
}

/** Asks who is named as the author of what is added. */
export function byField(page: DeskPage, of: FieldsOf): Markup {
  const said = proposalWords(page.words.lang);
  return one(page, of, { name: 'by', label: said.byField, hint: said.byHint, longest: longest.by });
}

/** Asks why, in each language of the thing; the first needs it. */
export function whyFields(page: DeskPage, of: FieldsOf): Markup[] {
  const { lang: spoken } = page.words;
  const said = proposalWords(spoken);
  const languages = whyLanguages(spokenIn(of.thing.document), of.values);
  return languages.map((lang, place) =>
    one(page, of, {
      ...{
        name: `why.${lang}`,
        hint: whyHint(page, said.whyHint),
        rows: 2,
        lang,
        longest: longestReason,
        required: place === 0,
      },
      label: languages.length > 1 ? `${said.why} (${nameOf(spoken, lang)})` : said.why,
    }),
  );
}

const nameOf = (spoken: string, lang: string): string =>
  new Intl.DisplayNames([spoken], { type: 'language' }).of(lang) ?? lang;
