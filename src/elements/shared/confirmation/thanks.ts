import { html, nothing, type TemplateResult } from 'lit';
import type { ActingView, Noun } from './acting-view.ts';

/** One act that is counted or withdrawn as a whole: who takes part in a thread does many. */
type CountedView = ActingView & { readonly noun: Exclude<Noun, 'comments.'> };

/**
 * Counted: what that means, and the way out as near as the way in.
 *
 * @param change the way to say something else instead, where there is one
 */
export function renderThanks(
  view: CountedView,
  canWithdraw: boolean,
  change: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { noun, words } = view;
  return html`
    <div class="message good stack" part="thanks">
      <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>
        ${words.t(`${noun}counted.title`)}
      </div>
      <p>${words.t(`${noun}counted.receipt`)}</p>
      ${view.failure ? html`<p class="fault" role="alert">${view.failure}</p>` : nothing}
      ${view.asked ? renderQuestion(view) : renderExits(view, canWithdraw, change)}
    </div>
  `;
}

const renderExits = (
  view: CountedView,
  canWithdraw: boolean,
  change: TemplateResult | typeof nothing,
): TemplateResult => html`
  <div class="actions">
    ${change}
    ${
      canWithdraw
        ? html`<button type="button" class="link" @click=${() => view.ask(true)}>
            ${view.words.t(`${view.noun}withdraw`)}
          </button>`
        : nothing
    }
    <button type="button" class="link" @click=${view.forget}>${view.words.t('counted.forget')}</button>
  </div>
`;

/** Asks once more before what cannot be undone. */
export const renderQuestion = (view: ActingView): TemplateResult => html`
  <p tabindex="-1" data-focus>${view.words.t(`${view.noun}withdraw.sure`)}</p>
  <div class="actions">
    <button type="button" @click=${view.handleWithdraw}>${view.words.t('withdraw.yes')}</button>
    <button type="button" class="link" @click=${() => view.ask(false)}>${view.words.t('withdraw.no')}</button>
  </div>
`;

/** Erased, and free to act again. */
export const renderWithdrawn = ({ words: { t }, noun, sublevel }: CountedView): TemplateResult => html`
  <div class="message stack">
    <div class="title" role="heading" aria-level=${sublevel} tabindex="-1" data-step>
      ${t(`${noun}withdrawn.title`)}
    </div>
    <p>${t(`${noun}withdrawn`)}</p>
  </div>
`;
