import { html, nothing, type TemplateResult } from 'lit';
import { renderProof } from '../proof/way-in.ts';
import { pageOptions } from '../../../state/store.ts';
import type { Confirming } from './confirmation.ts';

/**
 * Renders that the act is counted: what that means, and the way out as near as the way in.
 *
 * @param change the way to say something else instead, where there is one
 * @param changed that the words are others by now, where they are
 * @param offer what one may do next, where there is something
 */
export function renderThanks(
  confirmation: Confirming,
  canWithdraw: boolean,
  change: TemplateResult | typeof nothing = nothing,
  changed: TemplateResult | typeof nothing = nothing,
  offer: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`
    <div class="message good stack" part="thanks">
      <div class="title" role="heading" aria-level=${confirmation.context.sublevel} tabindex="-1" data-step>
        ${confirmation.text('counted.title')}
      </div>
      ${changed} ${confirmation.waiting}
      <p>${pageOptions.kiosk ? confirmation.words.t('counted.kiosk') : confirmation.text('counted.receipt')}</p>
      ${confirmation.failure ? html`<p class="fault" role="alert">${confirmation.failure}</p>` : nothing}
      ${confirmation.asked ? renderQuestion(confirmation) : html`${offer} ${renderExits(confirmation, canWithdraw, change)}`}
    </div>
    ${renderProof(confirmation)}
  `;
}

/** Renders that words mean something else than when one agreed to them, and what one may do about it. */
export const renderChanged = (said: string, free: string | false): TemplateResult =>
  html`<p part="changed"><strong>${said}</strong> ${free || nothing}</p>`;

const renderExits = (
  confirmation: Confirming,
  canWithdraw: boolean,
  change: TemplateResult | typeof nothing,
): TemplateResult => html`
  <div class="actions">
    ${change}
    ${
      canWithdraw
        ? html`<button type="button" class="link" @click=${() => confirmation.ask(true)}>
            ${confirmation.text('withdraw')}
          </button>`
        : nothing
    }
    ${
      pageOptions.kiosk
        ? nothing
        : html`<button type="button" class="link" @click=${confirmation.handleForget}>
            ${confirmation.words.t('counted.forget')}
          </button>`
    }
  </div>
`;

/** Asks once more before what cannot be undone. */
export const renderQuestion = (confirmation: Confirming): TemplateResult => html`
  <p tabindex="-1" data-focus>${confirmation.text('withdraw.sure')}</p>
  <div class="actions">
    <button type="button" @click=${confirmation.handleWithdraw}>${confirmation.text('withdraw.yes')}</button>
    <button type="button" class="link" @click=${() => confirmation.ask(false)}>
      ${confirmation.text('withdraw.no')}
    </button>
  </div>
`;

/** Renders that the act is erased, and that one is free to act again. */
export const renderWithdrawn = (confirmation: Confirming): TemplateResult => html`
  <div class="message stack">
    <div class="title" role="heading" aria-level=${confirmation.context.sublevel} tabindex="-1" data-step>
      ${confirmation.text('withdrawn.title')}
    </div>
    <p>${confirmation.text('withdrawn')}</p>
  </div>
`;
