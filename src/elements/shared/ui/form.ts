import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { ActResult, Notice } from '../../../schema/common.ts';
import { renderWithin } from './within.ts';

export interface FieldOptions {
  autocomplete: string;
  type?: 'text' | 'email';
  inputmode?: 'numeric';
  hint?: string;
  optional?: boolean;
  /** Initial value. */
  value?: string;
}

/**
 * Renders a text field: label above, hint below the label, fault beside the field, in one root so that they name each other. That it is required is
 * told by ARIA: of one that the browser itself requires, Firefox tells screen readers that it is wrong while it is still empty.
 */
export function renderField(
  name: string,
  label: string,
  faults: ReadonlyMap<string, string>,
  options: FieldOptions,
): TemplateResult {
  const { hint, type = 'text' } = options;
  const fault = faults.get(name);
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      ${hint ? html`<p class="quiet" id="hint-${name}">${hint}</p>` : nothing}
      ${fault ? html`<p class="fault" id="fault-${name}">${fault}</p>` : nothing}
      <input
        id=${name}
        name=${name}
        type=${type}
        inputmode=${options.inputmode ?? nothing}
        autocomplete=${options.autocomplete}
        value=${options.value || nothing}
        aria-required=${options.optional ? nothing : 'true'}
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${[hint && `hint-${name}`, fault && `fault-${name}`].filter(Boolean).join(' ') || nothing}
      />
    </div>
  `;
}

/** Renders why a form was not taken: its faults with a link to each field, or what failed; focus goes there once. */
export function renderMistakes({ words, faults, failure }: Mistakes, kept = false): TemplateResult | typeof nothing {
  const { t } = words;
  if (faults.size === 0) {
    return failure
      ? html`<p class="message wrong" role="alert" tabindex="-1" data-focus>
          ${failure} ${kept ? t('error.kept') : nothing}
        </p>`
      : nothing;
  }
  return html`
    <div class="message wrong" role="alert" tabindex="-1" data-focus>
      <p><strong>${t('fault.summary', { count: faults.size })}</strong></p>
      <ul>
        ${[...faults].map(([name, fault]) => html`<li><a href="#${name}" @click=${goToField}>${fault}</a></li>`)}
      </ul>
    </div>
  `;
}

export interface Mistakes {
  readonly words: Words;
  /** By the names of their fields. */
  readonly faults: ReadonlyMap<string, unknown>;
  readonly failure: string;
}

/** Moves the focus to the field of a link: a fragment does not reach into a shadow root. */
function goToField(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  (link.getRootNode() as ShadowRoot).getElementById(link.hash.slice(1))?.focus();
}

/** Renders the one primary action; while it is busy it stays in place and in focus, and does nothing. */
export const renderSubmit = (busy: boolean, label: string): TemplateResult =>
  html`<button type="submit" class="primary" aria-disabled=${busy ? 'true' : nothing}>${label}</button>`;

/** Returns the field of a form that has a name. */
export const fieldOf = (form: HTMLFormElement, name: string): HTMLInputElement =>
  form.elements.namedItem(name) as HTMLInputElement;

/** Renders what is said before personal data is given, in the backend's own words. */
export function renderNotice(
  words: Words,
  { notice, lang }: { readonly notice?: Notice | undefined; readonly lang: string },
): TemplateResult | typeof nothing {
  if (!notice) return nothing;
  const { controller, purpose, retention, url } = notice;
  return html`<div class="quiet" part="notice">
    <p><strong>${words.t('notice.title')}</strong></p>
    <p>${renderWithin(words, 'notice', { controller, purpose, retention }, lang)}</p>
    <p><a href=${url} rel="noreferrer">${words.t('notice.link')}</a></p>
  </div>`;
}

/** Returns what the backend found wrong, by the name of the field, in our words. */
export const toFaults = (words: Words, { fields = {} }: Partial<ActResult>): Map<string, string> =>
  new Map(
    Object.entries(fields).map(([name, reason]) => [
      name,
      words.first([`fault.${name}.${reason}`, `fault.${reason}`, `fault.${name}`], 'refused.any'),
    ]),
  );
