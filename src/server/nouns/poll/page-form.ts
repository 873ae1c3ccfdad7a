import { pollWords } from './words-for.ts';
import { html } from 'hono/html';
import type { BallotForm } from '../../../schema/ballot.ts';
import type { Option, Poll } from '../../../schema/poll.ts';
import { formatNumber } from '../../words/format.ts';
import { blankField, fieldOf } from './form-ballot.ts';
import type { Words } from '../../words/words.ts';
import { faultText, hidden, noticeText, textField, trapField, toErrors, type SentForm } from '../../pages/fields.ts';
import { pathOf, type Markup } from '../../pages/layout.ts';
import { askedOf, mentionOf, unmarkedWord } from './asked.ts';
import { aboutOption } from './page-option.ts';

type FormOf<K extends BallotForm['kind']> = Extract<BallotForm, { kind: K }>;
/** Checks whether a field held this value when the form was sent. */
type Chosen = (name: string, value: string) => boolean;

/** Renders the plain form of a poll: native controls only, and nothing chosen beforehand. */
export function pollForm(poll: Poll, words: Words, form: SentForm): Markup {
  const { form: text, say } = pollWords(words.lang);
  const { legend, hints } = askedOf(poll, words.lang);
  const hint = hints.filter(Boolean).join(' ');
  const chosen: Chosen = (name, value) => form.values[name] === value;
  const email = typeof form.values['email'] === 'string' ? form.values['email'] : '';
  const fault = form.fields?.['ballot'];
  const described = [hint && 'ballot-hint', fault && 'ballot-error'].filter(Boolean).join(' ');
  return html`<form
    class="vote"
    method="post"
    action="${pathOf(poll.url)}/ballots${toErrors}"
    novalidate
    aria-labelledby="vote"
  >
    <h2 id="vote">${say('poll.send')}</h2>
    ${poll.can['vote']?.reason && html`<p class="final">${poll.can['vote'].reason}</p>`}
    <fieldset id="ballot" class="field" tabindex="-1" ${described && html`aria-describedby="${described}"`}>
      <legend>${legend}</legend>
      ${hint && html`<p class="hint" id="ballot-hint">${hint}</p>`}
      ${fault && html`<p class="error" id="ballot-error">${faultText(words, 'ballot', fault)}</p>`}
      ${controls(poll, words, chosen)}
    </fieldset>
    ${textField(words, form, { name: 'email', label: `${words.form.email} ${words.form.must}`, hint: say('poll.email.hint'), type: 'email', autocomplete: 'email', value: email })}
    ${noticeText(words.form, poll.notice)} ${trapField(words)}
    ${hidden({ key: form.key, textVersion: poll.textVersion, noticeVersion: poll.notice?.version ?? '', lang: words.lang })}
    <button type="submit">${text.send}</button>
    <p class="hint">${say('poll.blank.hint')}</p>
    <button type="submit" class="quiet" name="${blankField}" value="yes">${say('poll.blank')}</button>
  </form>`;
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

function scores(poll: Poll, { lowest, highest }: FormOf<'scores'>, words: Words, chosen: Chosen): Markup[] {
  const marks = Array.from({ length: highest - lowest + 1 }, (_, step) => lowest + step).map(
    (mark) => [String(mark), formatNumber(words.lang, mark)] as const,
  );
  return graded(poll, 'score', marks, words, chosen);
}

/** From the best mention to the worst, as people read them. */
function judgments(poll: Poll, { mentions }: FormOf<'judgments'>, words: Words, chosen: Chosen): Markup[] {
  const given = [...mentions].reverse().map((mention) => [mention, mentionOf(poll, mention)] as const);
  return graded(poll, 'judgment', given, words, chosen);
}

/** The same grades beside each option, and none where that is an answer. */
function graded(
  poll: Poll,
  kind: 'score' | 'judgment',
  grades: readonly (readonly [value: string, label: string])[],
  words: Words,
  chosen: Chosen,
): Markup[] {
  const none = unmarkedWord(poll, words.lang);
  const answers = none ? [...grades, ['', none] as const] : grades;
  return poll.options.map((option) => group(option, fieldOf(kind, option.id), answers, chosen, poll.lang));
}

/** A list of places beside each option. */
function ranking({ options, lang }: Poll, { max }: FormOf<'ranking'>, words: Words, chosen: Chosen): Markup[] {
  const { form: text, say } = pollWords(words.lang);
  const places = Array.from({ length: Math.min(max, options.length) }, (_, at) => at + 1);
  return options.map((option) => {
    const { id, label } = option;
    const name = fieldOf('place', id);
    return html`<div class="field">
      <label for="option-${id}" lang="${lang}">${label}</label>
      <div lang="${lang}">${aboutOption(option)}</div>
      <select id="option-${id}" name="${name}">
        <option value="">${say('poll.ranking.no-place')}</option>
        ${places.map((place) => html`<option value="${place}" ${chosen(name, String(place)) && 'selected'}>${text.place(place)}</option>`)}
      </select>
    </div>`;
  });
}
