import { html, type TemplateResult } from 'lit';
import { renderCodeForm } from '../../shared/confirmation/code-form.ts';
import { renderField, renderMistakes, renderNotice, renderSubmit } from '../../shared/ui/form.ts';
import type { Participation } from './participation.ts';

/** Renders the form that asks who one is, once for a whole consultation: a name, an address, and the code that is mailed there. */
export function renderJoinForm(participation: Participation): TemplateResult {
  const { words, joining, reading } = participation;
  const { faults, busy, step, returned } = joining;
  const { t } = words;
  if (step === 'code') return renderCodeForm(joining);
  if (step === 'waiting') return html`${joining.waiting}`;
  return html`
    ${joining.waiting}
    <form class="stack" part="join" novalidate @submit=${joining.handleJoin}>
      <div class="title" role="heading" aria-level=${joining.context.sublevel} tabindex="-1" data-step>
        ${t('comments.join')}
      </div>
      ${renderMistakes(joining, true)}
      <p>${t(participation.lost ? 'comments.join.again' : 'comments.join.once')}</p>
      <p class="quiet">${t('sign.required')}</p>
      ${renderField('name', t('comments.join.name'), faults, {
        autocomplete: 'name',
        hint: t('comments.join.name.hint'),
        value: returned.name ?? '',
      })}
      ${renderField('email', t('sign.email'), faults, {
        autocomplete: 'email',
        type: 'email',
        hint: t('comments.join.email.hint'),
        value: returned.email ?? '',
      })}
      ${renderNotice(words, reading.thread)}
      <div class="actions">
        ${renderSubmit(busy, t(busy ? 'sign.sending' : 'comments.join.send'))}
        <button type="button" @click=${() => participation.giveUp()}>${t('close')}</button>
      </div>
    </form>
  `;
}
