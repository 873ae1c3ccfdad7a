import { html, nothing, type TemplateResult } from 'lit';
import type { Petition } from '../../schema/petition.ts';
import type { PetitionView } from './view.ts';

/** Counted: what that means, and the way out as near as the way in. */
export function renderThanks(view: PetitionView, { can }: Petition): TemplateResult {
  const { t } = view.words;
  return html`
    <div class="message good stack" part="thanks">
      <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>${t('counted.title')}</div>
      <p>${t('counted.receipt')}</p>
      ${view.failure ? html`<p class="fault" role="alert">${view.failure}</p>` : nothing}
      ${view.asked ? renderQuestion(view) : renderExits(view, can.withdraw?.allowed ?? false)}
    </div>
  `;
}

const renderExits = (view: PetitionView, canWithdraw: boolean): TemplateResult => html`
  <div class="actions">
    ${
      canWithdraw
        ? html`<button type="button" class="link" @click=${() => view.ask(true)}>${view.words.t('withdraw')}</button>`
        : nothing
    }
    <button type="button" class="link" @click=${view.forget}>${view.words.t('counted.forget')}</button>
  </div>
`;

const renderQuestion = (view: PetitionView): TemplateResult => html`
  <p tabindex="-1" data-focus>${view.words.t('withdraw.sure')}</p>
  <div class="actions">
    <button type="button" @click=${view.handleWithdraw}>${view.words.t('withdraw.yes')}</button>
    <button type="button" class="link" @click=${() => view.ask(false)}>${view.words.t('withdraw.no')}</button>
  </div>
`;

/** Erased, and free to sign again. */
export const renderWithdrawn = ({ words: { t }, sublevel }: PetitionView): TemplateResult => html`
  <div class="message stack">
    <div class="title" role="heading" aria-level=${sublevel} tabindex="-1" data-step>${t('withdrawn.title')}</div>
    <p>${t('withdrawn')}</p>
  </div>
`;

/** Ways to pass the petition on that carry its address and nothing else: no tracker, no other company. */
export function renderShare(view: PetitionView, { title, url }: Petition): TemplateResult {
  const { t } = view.words;
  const copy = (): Promise<void> => navigator.clipboard.writeText(url).then(() => view.say(t('share.copied')));
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`;
  return html`
    <div part="share">
      <p class="quiet">${t('share')}</p>
      <p class="links">
        ${
          'clipboard' in navigator
            ? html`<button type="button" class="link" @click=${copy}>${t('share.copy')}</button>`
            : html`<a href=${url}>${url}</a>`
        }
        <a href=${mail}>${t('share.mail')}</a>
      </p>
    </div>
  `;
}
