import { html } from 'hono/html';
import { faultText, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import type { Place } from '../scopes.ts';
import type { DeskPage } from './desk.ts';

/** What is said beside the list of things. */
export interface ScopeWords {
  label: string;
  hint: string;
  /** That it is none of them alone. */
  all: string;
}

/** Asks whether a role or a key is for all there is, or for one thing alone. @param chosen its scope */
export function scopeField(
  { words }: DeskPage,
  { label, hint, all }: ScopeWords,
  { fields }: Faults,
  places: readonly Place[],
  chosen: string | undefined = '',
): Markup {
  const fault = fields?.['only'];
  return html`<div class="field">
    <label for="only">${label}</label>
    <p class="hint" id="only-hint">${hint}</p>
    ${fault && html`<p class="error" id="only-error">${faultText(words, 'only', fault)}</p>`}
    <select
      id="only"
      name="only"
      aria-describedby="${fault ? 'only-hint only-error' : 'only-hint'}"
      ${fault && html`aria-invalid="true"`}
    >
      <option value="">${all}</option>
      ${places.map(
        ({ scope, title, lang }) =>
          html`<option value="${scope}" lang="${lang}" ${scope === chosen && 'selected'}>${title}</option>`,
      )}
    </select>
  </div>`;
}
