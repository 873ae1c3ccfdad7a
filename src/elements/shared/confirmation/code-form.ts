import { html, nothing, type TemplateResult } from 'lit';
import type { Confirming } from './confirmation.ts';
import { renderField, renderMistakes, renderSubmit } from '../ui/form.ts';

/** The one step left: type the code of the mail here, or follow its link. */
export function renderCodeForm(confirmation: Confirming): TemplateResult {
  const { words, email, busy, mailsLeft, faults } = confirmation;
  const { t } = words;
  const [before, after = ''] = t(email ? 'received.sent' : 'received.sent.resumed', { email: '\n' }).split('\n');
  return html`
    <div class="stack" part="code">
      <div class="message stack">
        <div class="title" role="heading" aria-level=${confirmation.context.sublevel} tabindex="-1" data-step>
          ${confirmation.text('received.title')}
        </div>
        <p>
          ${before}<strong><bdi>${email}</bdi></strong
          >${after}
        </p>
        <p>${confirmation.text('received.not-counted')}</p>
      </div>
      <form class="stack" novalidate @submit=${confirmation.handleConfirm}>
        ${renderMistakes(confirmation)}
        ${renderField('code', t('received.code'), faults, { autocomplete: 'one-time-code', inputmode: 'numeric' })}
        ${renderSubmit(busy, confirmation.text('received.confirm'))}
      </form>
      ${mailsLeft === 0 ? nothing : renderResend(confirmation)}
      <button type="button" class="link" @click=${confirmation.handleCancel}>
        ${confirmation.text('received.cancel')}
      </button>
    </div>
  `;
}

const renderResend = ({ words: { t }, faults, handleResend }: Confirming): TemplateResult => html`
  <details>
    <summary>${t('received.nothing')}</summary>
    <form class="stack" novalidate @submit=${handleResend}>
      <p>${t('received.spam')}</p>
      ${renderField('email', t('received.address'), faults, { autocomplete: 'email', type: 'email', optional: true })}
      <button type="submit">${t('received.resend')}</button>
    </form>
  </details>
`;
