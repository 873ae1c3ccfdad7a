import { html, nothing, type TemplateResult } from 'lit';
import { emailFault } from '../../text/email.ts';
import type { Petition } from '../../schema/petition.ts';
import { fieldOf, renderField, renderMistakes, renderNotice, renderSubmit } from '../shared/ui/form.ts';
import type { PetitionView } from './view.ts';

/** One short form, with the browser's autofill, what will be public said in it, and the privacy notice before the button. */
export function renderSignForm(view: PetitionView, petition: Petition): TemplateResult {
  const { words, faults } = view;
  const { t } = words;
  return html`
    <form class="stack" part="form" novalidate @submit=${view.handleSign}>
      <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>${t('sign.title')}</div>
      ${renderMistakes(view, true)}
      <p class="quiet">${t('sign.required')}</p>
      ${renderField('name', t('sign.name'), faults, { autocomplete: 'name' })}
      ${
        view.asksEmail
          ? renderField('email', t('sign.email'), faults, {
              autocomplete: 'email',
              type: 'email',
              hint: t('sign.email.hint'),
            })
          : nothing
      }
      ${renderField('place', t('sign.place'), faults, { autocomplete: 'address-level2' })}
      <div>
        <label class="check">
          <input type="checkbox" name="displayPublicly" @change=${view.handlePublicly} /> ${t('sign.public')}
        </label>
        <label class="check"><input type="checkbox" name="receiveNews" /> ${t('sign.news')}</label>
      </div>
      ${renderNotice(words, petition)}
      <p>${t(view.displayPublicly ? 'sign.review.public' : 'sign.review.private')}</p>
      <div class="actions">
        ${renderSubmit(view.acting.busy, t(view.acting.busy ? 'sign.sending' : 'sign.send'))}
        <button type="button" @click=${() => view.go('start')}>${t('close')}</button>
      </div>
    </form>
  `;
}

/** What is missing before anything is sent; the backend judges the rest. */
export function findFaults({ words: { t }, asksEmail }: PetitionView, form: HTMLFormElement): Map<string, string> {
  const faults = new Map<string, string>();
  for (const name of ['name', ...(asksEmail ? ['email' as const] : []), 'place'] as const) {
    const { value } = fieldOf(form, name);
    if (!/\S/.test(value)) faults.set(name, t(`fault.${name}.required`));
    else if (name === 'email' && emailFault(value)) faults.set(name, t('fault.email'));
  }
  return faults;
}
