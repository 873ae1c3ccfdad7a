import { html, nothing, type TemplateResult } from 'lit';
import { renderField, renderMistakes, renderSubmit } from '../form.ts';
import type { PetitionView } from './view.ts';

/** The one step left: type the code of the mail here, or follow its link. */
export function renderCodeForm(view: PetitionView): TemplateResult {
  const { words, signing, faults } = view;
  const { t } = words;
  const { email, busy } = signing;
  const [before, after = ''] = t(email ? 'received.sent' : 'received.sent.resumed', { email: '\n' }).split('\n');
  return html`
    <div class="stack" part="code">
      <div class="message stack">
        <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>
          ${t('received.title')}
        </div>
        <p>
          ${before}<strong><bdi>${email}</bdi></strong
          >${after}
        </p>
        <p>${t('received.not-counted')}</p>
      </div>
      <form class="stack" novalidate @submit=${view.handleConfirm}>
        ${renderMistakes(view)}
        ${renderField('code', t('received.code'), faults, { autocomplete: 'one-time-code', inputmode: 'numeric' })}
        ${renderSubmit(busy, t('received.confirm'))}
      </form>
      ${signing.mailsLeft === 0 ? nothing : renderResend(view)}
      <button type="button" class="link" @click=${view.handleWithdraw}>${t('received.cancel')}</button>
    </div>
  `;
}

const renderResend = ({ words: { t }, faults, handleResend }: PetitionView): TemplateResult => html`
  <details>
    <summary>${t('received.nothing')}</summary>
    <form class="stack" novalidate @submit=${handleResend}>
      <p>${t('received.spam')}</p>
      ${renderField('email', t('received.address'), faults, { autocomplete: 'email', type: 'email', optional: true })}
      <button type="submit">${t('received.resend')}</button>
    </form>
  </details>
`;
