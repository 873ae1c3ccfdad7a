import { html, nothing, type TemplateResult } from 'lit';
import { emailFault } from '../../../text/email.ts';
import { renderCodeForm } from '../../shared/confirmation/code-form.ts';
import { fieldOf, renderField, renderMistakes, renderNotice, renderSubmit } from '../../shared/ui/form.ts';
import { renderQuestion } from '../../shared/confirmation/thanks.ts';
import type { CommentsWords } from '../texts/texts.ts';
import type { CommentsView } from '../view.ts';

/** Who one is, asked once for a whole consultation: a name, an address, and the code that is mailed there. */
export function renderJoinForm(view: CommentsView): TemplateResult {
  const { words, faults, acting, participation, discussion } = view;
  const { t } = words;
  if (view.step === 'code') return renderCodeForm(view);
  const { id = '' } = participation.task ?? {};
  return html`
    <form class="stack" part="join" novalidate @submit=${view.handleJoin}>
      <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>${t('comments.join')}</div>
      ${renderMistakes(view, true)}
      <p>${t(participation.lost ? 'comments.join.again' : 'comments.join.once')}</p>
      ${renderField('name', t('comments.join.name'), faults, { autocomplete: 'name', hint: t('comments.join.name.hint') })}
      ${renderField('email', t('sign.email'), faults, {
        autocomplete: 'email',
        type: 'email',
        hint: t('comments.join.email.hint'),
      })}
      ${renderNotice(words, view.thread)}
      <div class="actions">
        ${renderSubmit(acting.busy, t(acting.busy ? 'sign.sending' : 'comments.join.send'))}
        <button type="button" @click=${() => participation.close(id ? `#h${discussion.numberOf(id)}` : '[data-write]')}>
          ${t('close')}
        </button>
      </div>
    </form>
  `;
}

/** What is missing in a name and an address; the backend judges the rest. */
export function findPersonFaults({ t }: CommentsWords, form: HTMLFormElement, optional = false): Map<string, string> {
  const faults = new Map<string, string>();
  for (const name of ['name', 'email'] as const) {
    const { value } = fieldOf(form, name);
    if (!value.trim()) {
      if (!optional) faults.set(name, t(`fault.${name}.required`));
    } else if (name === 'email' && emailFault(value)) faults.set(name, t(`fault.${name}`));
  }
  return faults;
}

/** Who takes part on this device, and the way out. */
export function renderParticipant(view: CommentsView): TemplateResult | typeof nothing {
  const { participation, words } = view;
  const { mine } = participation;
  if (!mine?.name) return nothing;
  const [before, after = ''] = words.t('comments.as', { name: '\n' }).split('\n');
  return html`<p class="quiet">
      ${before}<bdi>${mine.name}</bdi>${after}
      ${
        view.stage.acts.join
          ? html`<button type="button" class="link small" @click=${view.forget}>${words.t('counted.forget')}</button>`
          : nothing
      }
      ${
        view.stage.acts.erase
          ? html`<button
              type="button"
              class="link small"
              ?data-step=${!participation.task}
              @click=${() => view.ask(true)}
            >
              ${words.t('comments.erase')}
            </button>`
          : nothing
      }
    </p>
    ${
      view.asked
        ? html`<div class="message stack">${renderMistakes(view, true)} ${renderQuestion(view)}</div>`
        : nothing
    }`;
}
