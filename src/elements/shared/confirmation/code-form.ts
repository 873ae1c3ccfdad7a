import { html, nothing, type TemplateResult } from 'lit';
import { say, type ActingView } from './acting-view.ts';
import { renderField, renderMistakes, renderSubmit } from '../ui/form.ts';

/** The one step left: type the code of the mail here, or follow its link. */
export function renderCodeForm(view: ActingView): TemplateResult {
  const { words, acting, faults } = view;
  const { t } = words;
  const { email, busy } = acting;
  const [before, after = ''] = t(email ? 'received.sent' : 'received.sent.resumed', { email: '\n' }).split('\n');
  return html`
    <div class="stack" part="code">
      <div class="message stack">
        <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>
          ${say(view, 'received.title')}
        </div>
        <p>
          ${before}<strong><bdi>${email}</bdi></strong
          >${after}
        </p>
        <p>${say(view, 'received.not-counted')}</p>
      </div>
      <form class="stack" novalidate @submit=${view.handleConfirm}>
        ${renderMistakes(view)}
        ${renderField('code', t('received.code'), faults, { autocomplete: 'one-time-code', inputmode: 'numeric' })}
        ${renderSubmit(busy, say(view, 'received.confirm'))}
      </form>
      ${acting.mailsLeft === 0 ? nothing : renderResend(view)}
      <button type="button" class="link" @click=${view.handleWithdraw}>${say(view, 'received.cancel')}</button>
    </div>
  `;
}

const renderResend = ({ words: { t }, faults, handleResend }: ActingView): TemplateResult => html`
  <details>
    <summary>${t('received.nothing')}</summary>
    <form class="stack" novalidate @submit=${handleResend}>
      <p>${t('received.spam')}</p>
      ${renderField('email', t('received.address'), faults, { autocomplete: 'email', type: 'email', optional: true })}
      <button type="submit">${t('received.resend')}</button>
    </form>
  </details>
`;
