import { html } from 'hono/html';
import { faultText, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import type { Place } from '../scopes.ts';
import type { DeskPage } from './desk.ts';

/** Asks whether a role is given in the whole site, or in one thing alone. @param chosen its scope */
export function scopeField(
  { words, said }: DeskPage,
  { fields }: Faults,
  places: readonly Place[],
  chosen: string | undefined = '',
): Markup {
  const { where, whereHint, wholeSite } = said.officers;
  const fault = fields?.['only'];
  return html`<div class="field">
    <label for="only">${where}</label>
    <p class="hint" id="only-hint">${whereHint}</p>
    ${fault && html`<p class="error" id="only-error">${faultText(words, 'only', fault)}</p>`}
    <select
      id="only"
      name="only"
      aria-describedby="${fault ? 'only-hint only-error' : 'only-hint'}"
      ${fault && html`aria-invalid="true"`}
    >
      <option value="">${wholeSite}</option>
      ${places.map(
        ({ scope, title, lang }) =>
          html`<option value="${scope}" lang="${lang}" ${scope === chosen && 'selected'}>${title}</option>`,
      )}
    </select>
  </div>`;
}
