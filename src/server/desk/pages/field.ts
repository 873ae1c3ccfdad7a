import { html } from 'hono/html';
import { faultText, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import type { Words } from '../../words/words.ts';

/** A field of a form of the desk. */
export interface DeskField {
  name: string;
  label: string;
  hint?: string | undefined;
  type?: 'text' | 'date' | 'datetime-local';
  /** Lines of a field for a longer text. */
  rows?: number;
  /** Language of what is written into it. */
  lang?: string | undefined;
  /** Longest text, in UTF-16 units. */
  longest?: number;
  value?: string | undefined;
  /** Takes digits. */
  digits?: boolean;
}

/** Renders a labelled field with its hint and its fault, which belong to it for assistive technology. */
export function deskField(words: Words, faults: Faults, field: DeskField): Markup {
  const { name, label, hint, type = 'text', rows, lang, longest, digits, value = '' } = field;
  const fault = faults.fields?.[name];
  const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ');
  const attributes = [
    html`id="${name}" name="${name}" autocomplete="off"`,
    lang && html` lang="${lang}"`,
    longest && html` maxlength="${longest}"`,
    digits && html` inputmode="numeric"`,
    described && html` aria-describedby="${described}"`,
    fault && html` aria-invalid="true"`,
  ];
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault && html`<p class="error" id="${name}-error">${faultText(words, name, fault)}</p>`}
    ${
      rows
        ? html`<textarea rows="${rows}" ${attributes}>${value}</textarea>`
        : html`<input type="${type}" value="${value}" ${attributes} />`
    }
  </div>`;
}

/** Renders a box to tick. */
export const deskBox = (name: string, label: Markup | string, ticked: boolean): Markup =>
  html`<div class="choice">
    <input id="${name}" name="${name}" type="checkbox" value="yes" ${ticked && 'checked'} />
    <label for="${name}">${label}</label>
  </div>`;
