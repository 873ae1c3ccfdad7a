import { html, nothing, type TemplateResult } from 'lit';
import { say, type ActingView } from './acting-view.ts';

/**
 * Counted: what that means, and the way out as near as the way in.
 *
 * @param change the way to say something else instead, where there is one
 */
export function renderThanks(
  view: ActingView,
  canWithdraw: boolean,
  change: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`
    <div class="message good stack" part="thanks">
      <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>
        ${say(view, 'counted.title')}
      </div>
      <p>${say(view, 'counted.receipt')}</p>
      ${view.failure ? html`<p class="fault" role="alert">${view.failure}</p>` : nothing}
      ${view.asked ? renderQuestion(view) : renderExits(view, canWithdraw, change)}
    </div>
  `;
}

const renderExits = (
  view: ActingView,
  canWithdraw: boolean,
  change: TemplateResult | typeof nothing,
): TemplateResult => html`
  <div class="actions">
    ${change}
    ${
      canWithdraw
        ? html`<button type="button" class="link" @click=${() => view.ask(true)}>${say(view, 'withdraw')}</button>`
        : nothing
    }
    <button type="button" class="link" @click=${view.forget}>${view.words.t('counted.forget')}</button>
  </div>
`;

/** Asks once more before what cannot be undone. */
export const renderQuestion = (view: ActingView): TemplateResult => html`
  <p tabindex="-1" data-focus>${say(view, 'withdraw.sure')}</p>
  <div class="actions">
    <button type="button" @click=${view.handleWithdraw}>${view.words.t('withdraw.yes')}</button>
    <button type="button" class="link" @click=${() => view.ask(false)}>${say(view, 'withdraw.no')}</button>
  </div>
`;

/** Erased, and free to act again. */
export const renderWithdrawn = (view: ActingView): TemplateResult => html`
  <div class="message stack">
    <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>
      ${say(view, 'withdrawn.title')}
    </div>
    <p>${say(view, 'withdrawn')}</p>
  </div>
`;
