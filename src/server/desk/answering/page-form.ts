import { html } from 'hono/html';
import { closeMark } from '../../core/answering.ts';
import type { OfficialAnswer } from '../../core/document-parts.ts';
import { say, spokenIn } from '../../core/documents.ts';
import { dayIn, dayOf } from '../../core/zoned-day.ts';
import { hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber, pluralForm } from '../../words/format.ts';
import type { DeskThing } from '../entry.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { deskBox, deskField, type DeskField } from '../pages/field.ts';
import { unsettledDuties } from './duties.ts';
import type { AnswerState } from './page-state.ts';
import { answeringWords } from './words-for.ts';

/** Makes the form of a page, whose fields are filled with what was sent, else with the answer that stands there. */
export function formOf({ words, services }: DeskPage, state: AnswerState, answer?: OfficialAnswer) {
  const { stored, duties, version, form, sent, ...faults } = state;
  const text = answeringWords(words.lang);
  const given =
    sent ??
    (answer
      ? valuesOf(answer, services.site.timeZone)
      : {
          at: dayOf(services.clock(), services.site.timeZone),
          ...(form === 'answer' ? settling(state) : signerOf(state)),
        });
  const languages = spokenIn(stored.document);
  const names = new Intl.DisplayNames([words.lang], { type: 'language' });
  const one = (field: DeskField): Markup => deskField(words, faults, { ...field, value: given[field.name] });
  return {
    one,
    /** A field for each language of the thing. */
    each: (field: DeskField): Markup[] =>
      languages.map((lang) => {
        const label = languages.length > 1 ? `${field.label} (${names.of(lang) ?? lang})` : field.label;
        return one({ ...field, name: `${field.name}.${lang}`, label, lang });
      }),
    /** A box for each threshold that was reached: whether this settles it. */
    meets: (): Markup | false =>
      duties.length > 0 &&
      html`<fieldset id="meets" tabindex="-1" aria-describedby="meets-hint">
        <legend>${text.meets}</legend>
        <p class="hint" id="meets-hint">${text.meetsHint}</p>
        ${duties.map(({ at, duty }) =>
          deskBox(
            `meets.${at}`,
            at === closeMark
              ? text.meetClose(say({ ...duty }, words.lang))
              : text.meet(reachedIn(stored, at, words.lang), say({ ...duty }, words.lang)),
            given[`meets.${at}`] === 'yes',
          ),
        )}
      </fieldset>`,
    whole: (content: readonly unknown[], button: string): Markup =>
      html`<form
        method="post"
        action="${rootOf(services)}/desk${stored.path}/${form}?lang=${words.lang}${toErrors}"
        novalidate
      >
        ${content} ${hidden({ version })}
        <button type="submit">${button}</button>
      </form>`,
  };
}

/** Ticks the one duty that is due: a first answer is mostly for it. Of several, whoever answers says which. */
function settling({ duties, said }: AnswerState): Record<string, string> {
  const [first, ...others] = unsettledDuties(duties, said);
  return first && others.length === 0 ? { [`meets.${first.at}`]: 'yes' } : {};
}

/** Returns a number that was reached, with what it counts. */
export function reachedIn({ kind }: DeskThing, at: number, lang: string): string {
  const units = kind.answering?.units?.(lang);
  return units ? `${formatNumber(lang, at)} ${pluralForm(lang, at, units)}` : formatNumber(lang, at);
}

/** Returns who signs a step as long as nobody else is typed: who signed last, else who is responsible for the data. */
function signerOf({ said, stored }: AnswerState): Record<string, string> {
  const { notice } = stored.document as { notice?: { controller?: Record<string, string> } };
  const last = said.timeline?.findLast(({ author }) => author)?.author;
  return byLanguage('author', last ?? said.answer?.author ?? notice?.controller ?? {});
}

/** Returns texts by language as the fields of a form. */
const byLanguage = (name: string, texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([lang, said]) => [`${name}.${lang}`, said]));

/** Returns an answer as the fields of its form. */
function valuesOf(
  { author, at, text, url = '', meets = [] }: OfficialAnswer,
  timeZone: string,
): Record<string, string> {
  return {
    at: dayIn(at, timeZone),
    url,
    ...byLanguage('author', author),
    ...byLanguage('text', text),
    ...Object.fromEntries(meets.map((number) => [`meets.${number}`, 'yes'])),
  };
}
