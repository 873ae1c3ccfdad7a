import { html, nothing, type TemplateResult } from 'lit';
import type { Confirming } from './confirmation.ts';
import { renderField, renderMistakes, renderSubmit } from '../ui/form.ts';

/**
 * Renders the one step left: type the code of the mail here, or follow its link. Where the link was followed, the act counts, and the code lets this
 * device go on with it.
 */
export function renderCodeForm(confirmation: Confirming): TemplateResult {
  const { words, busy, byLink, faults, mailsLeft } = confirmation;
  const { t } = words;
  return html`
    <div class="stack" part=${byLink ? 'thanks' : 'code'}>
      ${renderMessage(confirmation)} ${confirmation.waiting}
      <form class="stack" novalidate @input=${confirmation.prepare} @submit=${confirmation.handleConfirm}>
        ${renderMistakes(confirmation)}
        ${renderField('code', t('received.code'), faults, { autocomplete: 'one-time-code', inputmode: 'numeric' })}
        ${renderSubmit(busy, byLink ? t('received.here') : confirmation.text('received.confirm'))}
      </form>
      ${byLink || mailsLeft === 0 ? nothing : renderResend(confirmation)}
      <button type="button" class="link" @click=${confirmation.handleCancel}>
        ${byLink ? t('counted.forget') : confirmation.text('received.cancel')}
      </button>
    </div>
  `;
}

/** Renders what has happened so far, also where that is no good news; it is said again when it changes. */
function renderMessage(confirmation: Confirming): TemplateResult {
  const { byLink, mail } = confirmation;
  const kind = byLink ? 'good' : mail === 'failed' ? 'wrong' : '';
  return html`
    <div class="message stack ${kind}">
      <div class="title" role="heading" aria-level=${confirmation.context.sublevel} tabindex="-1" data-step>
        ${confirmation.text(byLink ? 'counted.title' : 'received.title')}
      </div>
      <p role="status">${byLink ? confirmation.words.t('received.by-link') : renderMail(confirmation)}</p>
      ${byLink ? nothing : html`<p>${confirmation.text('received.not-counted')}</p>`}
    </div>
  `;
}

/** Renders where the mail goes, or what holds it up. */
function renderMail({ words, email, mail }: Confirming): unknown {
  if (mail) return words.first([`received.mail.${mail}`], 'received.mail.delayed');
  const [before, after = ''] = words.t(email ? 'received.sent' : 'received.sent.resumed', { email: '\n' }).split('\n');
  return html`${before}<strong><bdi>${email}</bdi></strong
    >${after}`;
}

/** Renders the way out where no mail comes: it is open at once where the mail was given up. */
const renderResend = ({ words: { t }, mail, faults, handleResend }: Confirming): TemplateResult => html`
  <details ?open=${mail === 'failed'}>
    <summary>${t('received.nothing')}</summary>
    <form class="stack" novalidate @submit=${handleResend}>
      <p>${t('received.spam')}</p>
      ${renderField('email', t('received.address'), faults, { autocomplete: 'email', type: 'email', optional: true })}
      <button type="submit">${t('received.resend')}</button>
    </form>
  </details>
`;
