import { html } from 'hono/html';
import { faultText, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import type { Words } from '../../words/words.ts';

interface Labelled {
  name: string;
  label: string;
  hint?: string | undefined;
  value: string;
}

/** Renders a label with its hint and its fault around a control, which is described by them. */
function labelled(
  words: Words,
  { fields }: Faults,
  { name, label, hint }: Omit<Labelled, 'value'>,
  control: (attributes: Markup) => Markup,
): Markup {
  const fault = fields?.[name];
  const described = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault && html`<p class="error" id="${name}-error">${faultText(words, name, fault)}</p>`}
    ${control(html` id="${name}" name="${name}" ${described && html` aria-describedby="${described}"`} ${fault && html` aria-invalid="true"`}`)}
  </div>`;
}

/** Renders a text of several lines. */
export const textArea = (
  words: Words,
  faults: Faults,
  { value, ...field }: Labelled & { lang?: string | undefined },
): Markup =>
  labelled(
    words,
    faults,
    field,
    (attributes) => html`<textarea${attributes} rows="3" ${field.lang && html`lang="${field.lang}"`}>
${value}</textarea
    >`,
  );

/** Renders a list to choose from, in groups where they have names. */
export const select = (
  words: Words,
  faults: Faults,
  {
    value,
    groups,
    ...field
  }: Labelled & { groups: readonly (readonly [label: string, options: readonly (readonly [string, string])[]])[] },
): Markup =>
  labelled(words, faults, field, (attributes) => {
    const option = ([each, label]: readonly [string, string]) =>
      html`<option value="${each}" ${each === value && 'selected'}>${label}</option>`;
    const group = ([label, options]: (typeof groups)[number]) =>
      label ? html`<optgroup label="${label}">${options.map(option)}</optgroup>` : html`${options.map(option)}`;
    return html`<select${attributes}>${groups.map(group)}</select>`;
  });

/** Renders a choice of which all options are seen. */
export const choices = (
  name: string,
  legend: string,
  chosen: string,
  options: readonly { value: string; label: string; hint: string }[],
): Markup =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ({ value, label, hint }) =>
        html`<div class="choice">
          <input id="${name}-${value}" type="radio" name="${name}" value="${value}" ${value === chosen && 'checked'} />
          <label for="${name}-${value}">${label} <span class="hint">${hint}</span></label>
        </div>`,
    )}
  </fieldset>`;
