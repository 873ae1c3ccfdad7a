import { html } from 'hono/html';
import { faultText, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import type { Words } from '../../words/words.ts';

/** A field of a form of the desk. */
export interface DeskField {
  name: string;
  /** Its place on the page, and the name of its faults, where several forms have a field of this name. */
  id?: string;
  required?: boolean;
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
  const { name, id = name, label, hint, type = 'text', rows, lang, longest, required, digits, value = '' } = field;
  const fault = faults.fields?.[id];
  const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ');
  const attributes = [
    html`id="${id}" name="${name}" autocomplete="off"`,
    lang && html` lang="${lang}"`,
    longest && html` maxlength="${longest}"`,
    required && html` required`,
    digits && html` inputmode="numeric"`,
    described && html` aria-describedby="${described}"`,
    fault && html` aria-invalid="true"`,
  ];
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${fault && html`<p class="error" id="${id}-error">${faultText(words, id, fault)}</p>`}
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
