import { pollWords } from './words-for.ts';
import { html } from 'hono/html';
import type { BallotForm } from '../../../schema/ballot.ts';
import type { Option, Poll } from '../../../schema/poll.ts';
import { formatNumber } from '../../words/format.ts';
import { blankField, fieldOf } from './form-ballot.ts';
import type { Words } from '../../words/words.ts';
import { faultText, hidden, noticeText, textField, trapField, toErrors, type SentForm } from '../../pages/fields.ts';
import { pathOf, type Markup } from '../../pages/layout.ts';
import { aboutOption } from './page-option.ts';

type FormOf<K extends BallotForm['kind']> = Extract<BallotForm, { kind: K }>;
/** Checks whether a field held this value when the form was sent. */
type Chosen = (name: string, value: string) => boolean;

/** Renders the plain form of a poll: native controls only, and nothing chosen beforehand. */
export function pollForm(poll: Poll, words: Words, form: SentForm): Markup {
  const text = pollWords(words.lang).form;
  const chosen: Chosen = (name, value) => form.values[name] === value;
  const email = typeof form.values['email'] === 'string' ? form.values['email'] : '';
  const fault = form.fields?.['ballot'];
  return html`<form
    class="vote"
    method="post"
    action="${pathOf(poll.url)}/ballots${toErrors}"
    novalidate
    aria-labelledby="vote"
  >
    <h2 id="vote">${text.title}</h2>
    ${poll.can['vote']?.reason && html`<p class="final">${poll.can['vote'].reason}</p>`}
    <fieldset id="ballot" class="field" tabindex="-1" ${fault && html`aria-describedby="ballot-error"`}>
      <legend>${question(poll, words)}</legend>
      ${fault && html`<p class="error" id="ballot-error">${faultText(words, 'ballot', fault)}</p>`}
      ${controls(poll, words, chosen)}
    </fieldset>
    ${textField(words, form, { name: 'email', label: `${text.email} ${words.form.must}`, hint: text.emailHint, type: 'email', autocomplete: 'email', value: email })}
    ${noticeText(words.form, poll.notice)} ${trapField(words)}
    ${hidden({ key: form.key, textVersion: poll.textVersion, noticeVersion: poll.notice?.version ?? '', lang: words.lang })}
    <button type="submit">${text.send}</button>
    <p class="hint">${text.blankHint}</p>
    <button type="submit" class="quiet" name="${blankField}" value="yes">${text.blank}</button>
  </form>`;
}

function question({ form, options }: Poll, { lang }: Words): string {
  const text = pollWords(lang).form;
  switch (form.kind) {
    case 'choices':
      return form.max === 1 ? text.one : text.several(form.min, Math.min(form.max, options.length));
    case 'three-way':
      return text.threeWay;
    case 'scores':
      return text.scores(formatNumber(lang, form.lowest), formatNumber(lang, form.highest));
    case 'ranking':
      return text.ranking(form.min, Math.min(form.max, options.length));
    case 'judgments':
      return text.judgments;
  }
}

function controls(poll: Poll, words: Words, chosen: Chosen): Markup | Markup[] {
  const { form, options, lang } = poll;
  switch (form.kind) {
    case 'choices':
      return options.map((option) =>
        form.max === 1
          ? choice(option, 'radio', 'choice', option.id, chosen, lang)
          : choice(option, 'checkbox', fieldOf('choice', option.id), 'yes', chosen, lang),
      );
    case 'three-way':
      return options.map((option, at) => choice(option, 'radio', 'stance', String(1 - at), chosen, lang));
    case 'scores':
      return scores(poll, form, words, chosen);
    case 'judgments':
      return judgments(poll, form, words, chosen);
    case 'ranking':
      return ranking(poll, form, words, chosen);
  }
}

function choice(
  option: Option,
  type: 'radio' | 'checkbox',
  name: string,
  value: string,
  chosen: Chosen,
  lang: string,
): Markup {
  const field = `option-${option.id}`;
  return html`<div class="field checkbox" lang="${lang}">
    <input
      id="${field}"
      name="${name}"
      type="${type}"
      value="${value}"
      aria-describedby="${field}-about"
      ${chosen(name, value) && 'checked'}
    />
    <label for="${field}">${option.label}</label>
    <div id="${field}-about">${aboutOption(option)}</div>
  </div>`;
}

/** One group of answers for one option. */
function group(
  option: Option,
  name: string,
  answers: readonly (readonly [value: string, label: string])[],
  chosen: Chosen,
  lang: string,
): Markup {
  return html`<fieldset class="field" lang="${lang}">
    <legend>${option.label}</legend>
    ${aboutOption(option)}
    ${answers.map(([value, text]) => {
      const field = `option-${option.id}-${value}`;
      return html`<div class="checkbox">
        <input id="${field}" name="${name}" type="radio" value="${value}" ${chosen(name, value) && 'checked'} />
        <label for="${field}">${text}</label>
      </div>`;
    })}
  </fieldset>`;
}

function scores(
  { options, scoreRule, lang }: Poll,
  { lowest, highest, complete }: FormOf<'scores'>,
  words: Words,
  chosen: Chosen,
): Markup[] {
  const marks = Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step).map(
    (mark) => [String(mark), formatNumber(words.lang, mark)] as const,
  );
  const answers = complete
    ? marks
    : [...marks, ['', pollWords(words.lang).form.unmarked[scoreRule === 'mean' ? 'mean' : 'sum']] as const];
  return options.map((option) => group(option, fieldOf('score', option.id), answers, chosen, lang));
}

/** From the best mention to the worst, as people read them. */
function judgments(
  { options, words: named, lang }: Poll,
  { mentions, missing }: FormOf<'judgments'>,
  words: Words,
  chosen: Chosen,
): Markup[] {
  const given = [...mentions].reverse().map((mention) => [mention, named[mention] ?? mention] as const);
  const { unmarked } = pollWords(words.lang).form;
  const none =
    typeof missing === 'object' ? unmarked.mention(named[missing.mention] ?? missing.mention) : unmarked.median;
  const answers = missing === 'refused' ? given : [...given, ['', none] as const];
  return options.map((option) => group(option, fieldOf('judgment', option.id), answers, chosen, lang));
}

/** A list of places beside each option. */
function ranking({ options, lang }: Poll, { max }: FormOf<'ranking'>, words: Words, chosen: Chosen): Markup[] {
  const text = pollWords(words.lang).form;
  const places = Array.from({ length: Math.min(max, options.length) }, (_, at) => at + 1);
  return options.map((option) => {
    const { id, label } = option;
    const name = fieldOf('place', id);
    return html`<div class="field">
      <label for="option-${id}" lang="${lang}">${label}</label>
      <div lang="${lang}">${aboutOption(option)}</div>
      <select id="option-${id}" name="${name}">
        <option value="">${text.unranked}</option>
        ${places.map((place) => html`<option value="${place}" ${chosen(name, String(place)) && 'selected'}>${text.place(place)}</option>`)}
      </select>
    </div>`;
  });
}
