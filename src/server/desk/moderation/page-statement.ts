import { html } from 'hono/html';
import { verdicts } from '../../core/moderation.ts';
import type { Markup } from '../../pages/layout.ts';
import type { Field, Sent } from './sent.ts';
import type { ModerationWords } from './words.ts';

interface Options {
  /** What tells its fields from those of other forms. */
  n: string | number;
  reasons: readonly string[];
  sent?: Sent | undefined;
}

/** Renders the fields of a decision: what, why, and by which rule. */
export function statementFields(said: ModerationWords, { n, reasons, sent }: Options): Markup {
  const { values = {}, faults = {} } = sent ?? {};
  const error = (field: Field): Markup | undefined => {
    const fault = faults[field];
    return fault && html`<p class="error" id="${field}-${n}-error">${said.faults[fault]}</p>`;
  };
  const belongs = (field: Field, hint: boolean): Markup[] => [
    html`aria-describedby="${[hint && `${field}-${n}-hint`, faults[field] && `${field}-${n}-error`].filter(Boolean).join(' ')}"`,
    ...(faults[field] ? [html` aria-invalid="true"`] : []),
  ];
  return html`<fieldset id="verdict-${n}" tabindex="-1">
      <legend>${said.verdict}</legend>
      ${error('verdict')}
      ${verdicts.map(
        (verdict) =>
          html`<div class="choice">
            <input
              type="radio"
              name="verdict"
              id="${verdict}-${n}"
              value="${verdict}"
              ${values['verdict'] === verdict && 'checked'}
            />
            <label for="${verdict}-${n}"
              >${said.verdicts[verdict].label} <span class="hint">${said.verdicts[verdict].hint}</span></label
            >
          </div>`,
      )}
    </fieldset>
    <div class="field">
      <label for="reason-${n}">${said.reason}</label>
      ${error('reason')}
      <select id="reason-${n}" name="reason" ${faults.reason && belongs('reason', false)}>
        <option value="">${said.chooseReason}</option>
        ${reasons.map((reason) => html`<option ${values['reason'] === reason && 'selected'}>${reason}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="details-${n}">${said.details}</label>
      <p class="hint" id="details-${n}-hint">${said.detailsHint}</p>
      ${error('details')}
      <textarea id="details-${n}" name="details" rows="2" ${belongs('details', true)}>
${values['details'] ?? ''}</textarea>
    </div>
    <div class="field">
      <label for="ground-${n}">${said.ground}</label>
      <p class="hint" id="ground-${n}-hint">${said.groundHint}</p>
      ${error('ground')}
      <input
        id="ground-${n}"
        name="ground"
        autocomplete="on"
        value="${values['ground'] ?? ''}"
        ${belongs('ground', true)}
      />
    </div>`;
}
