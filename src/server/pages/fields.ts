import type { Notice } from '../../schema/common.ts';
import { html } from 'hono/html';
import { trapName } from '../core/holding.ts';
import type { FormWords, Words } from '../words/words.ts';
import type { Markup } from './layout.ts';

/** Faults of a form: one per field, and a sentence where the whole was refused. */
export interface Faults {
  fields?: Record<string, string> | undefined;
  message?: string | undefined;
}

/** Returns a fault in words: those of this field, else of any. */
export const faultText = (words: Words, field: string, fault: string): string =>
  words.faults[`${field}.${fault}`] ?? words.faults[fault] ?? words.faults['invalid'] ?? '';

/** Renders the list of what is to be mended, on top of the page; each line leads to its field. Forms lead here by their fragment. */
export function errorSummary(words: Words, { fields, message }: Faults): Markup | undefined {
  const faults = Object.entries(fields ?? {});
  if (faults.length === 0 && !message) return undefined;
  return html`<div class="error-summary" role="alert" id="errors" tabindex="-1" aria-labelledby="errors-title">
    <h2 id="errors-title">${faults.length > 0 ? words.form.errors(faults.length) : message}</h2>
    ${
      faults.length > 0 &&
      html`<ul>
        ${faults.map(([field, fault]) => html`<li><a href="#${field}">${faultText(words, field, fault)}</a></li>`)}
      </ul>`
    }
  </div>`;
}

/** Writes the title of a page with a form that is to be corrected: what is wrong comes first. */
export function faultTitle(words: Words, { fields = {}, message }: Faults, title: string): string {
  const count = Object.keys(fields).length;
  return `${count === 0 && message ? message : words.form.errors(Math.max(1, count))} – ${title}`;
}

/** Put behind the address that a form is sent to: where the answer has an error summary, it is what the reader comes to. */
export const toErrors = '#errors';

export interface Field {
  name: string;
  label: string;
  hint?: string | undefined;
  type?: string;
  autocomplete: string;
  value?: string | undefined;
  optional?: boolean;
  /** Takes digits. Nothing is cut from what is pasted around them. */
  digits?: boolean;
}

/** Renders one labelled field with its hint and its fault, which belong to it for assistive technology. */
export function textField(words: Words, faults: Faults, field: Field): Markup {
  const { name, label, hint, type = 'text', autocomplete, value = '', optional, digits } = field;
  const fault = faults.fields?.[name];
  const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ');
  const attributes = [
    !optional && html`required`,
    digits && html` inputmode="numeric"`,
    described && html` aria-describedby="${described}"`,
    fault && html` aria-invalid="true"`,
  ];
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault && html`<p class="error" id="${name}-error">${faultText(words, name, fault)}</p>`}
    <input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" ${attributes} />
  </div>`;
}

export const checkbox = (name: string, label: string, ticked: boolean): Markup =>
  html`<div class="field checkbox">
    <input id="${name}" name="${name}" type="checkbox" value="yes" ${ticked && 'checked'} />
    <label for="${name}">${label}</label>
  </div>`;

export const hidden = (values: Record<string, string>): Markup[] =>
  Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);

/** Renders a field that people do not see, reach or hear of: only a program fills it in, and then what it sends is held. */
export const trapField = (words: Words): Markup =>
  html`<div class="trap" aria-hidden="true" inert>
    <label for="${trapName}">${words.form.trap}</label>
    <input id="${trapName}" name="${trapName}" type="text" tabindex="-1" autocomplete="off" />
  </div>`;

export const noticeText = (words: FormWords, notice: Notice | undefined): Markup | undefined =>
  notice &&
  html`<section class="notice" aria-labelledby="notice">
    <h3 id="notice">${words.noticeTitle}</h3>
    <p>${words.notice(notice.controller, notice.purpose, notice.retention)}</p>
    <p><a href="${notice.url}">${words.noticeLink}</a></p>
  </section>`;

/** A form as it was sent, so that nothing has to be typed twice. */
export interface SentForm extends Faults {
  key: string;
  values: Record<string, unknown>;
}
