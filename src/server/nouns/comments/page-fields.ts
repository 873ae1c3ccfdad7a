import { html } from 'hono/html';
import type { Choice } from '../../../schema/comments.ts';
import type { Words } from '../../words/words.ts';
import { faultText, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';

/** Renders a text of several lines with its label, its hint and its fault. */
export function textArea(
  words: Words,
  faults: Faults,
  { name, label, hint, value = '' }: { name: string; label: string; hint?: string; value?: string | undefined },
): Markup {
  const fault = faults.fields?.[name];
  const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ');
  const attributes = [described && html` aria-describedby="${described}"`, fault && html` aria-invalid="true"`];
  // A line break behind the tag would be swallowed, so that one stands there for it.
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault && html`<p class="error" id="${name}-error">${faultText(words, name, fault)}</p>`}
    <textarea id="${name}" name="${name}" rows="6" dir="auto" required ${attributes}>${value}</textarea>
  </div>`;
}

/** Renders a choice of one of several, as radio buttons with a legend. */
export function choiceField(
  words: Words,
  faults: Faults,
  {
    name,
    legend,
    choices,
    value,
  }: { name: string; legend: string; choices: readonly Choice[]; value?: string | undefined },
): Markup {
  const fault = faults.fields?.[name];
  return html`<fieldset class="field" id="${name}" tabindex="-1" ${fault && html`aria-describedby="${name}-error"`}>
    <legend>${legend}</legend>
    ${fault && html`<p class="error" id="${name}-error">${faultText(words, name, fault)}</p>`}
    ${choices.map(
      ({ id, label }) =>
        html`<div class="choice">
          <input id="${name}-${id}" name="${name}" type="radio" value="${id}" ${id === value && 'checked'} />
          <label for="${name}-${id}">${label}</label>
        </div>`,
    )}
  </fieldset>`;
}
