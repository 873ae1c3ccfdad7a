import { html, nothing, type TemplateResult } from 'lit';
import type { Petition } from '../../schema/petition.ts';
import { renderField, renderMistakes, renderNotice, renderSubmit } from '../shared/ui/form.ts';
import type { Signing } from './signing.ts';

/** Renders one short form, with the browser's autofill, what will be public said in it, and the privacy notice before the button. */
export function renderSignForm(signing: Signing, petition: Petition): TemplateResult {
  const { words, faults, busy, returned } = signing;
  const { t } = words;
  return html`
    <form class="stack" part="form" novalidate @submit=${signing.handleSign}>
      <div class="title" role="heading" aria-level=${signing.context.sublevel} tabindex="-1" data-step>
        ${t('sign.title')}
      </div>
      ${renderMistakes(signing, true)}
      <p class="quiet">${t('sign.required')}</p>
      ${renderField('name', t('sign.name'), faults, { autocomplete: 'name', value: returned.name ?? '' })}
      ${
        signing.asksEmail
          ? renderField('email', t('sign.email'), faults, {
              autocomplete: 'email',
              type: 'email',
              hint: t('sign.email.hint'),
              value: returned.email ?? '',
            })
          : nothing
      }
      ${renderField('place', t('sign.place'), faults, {
        autocomplete: 'address-level2',
        value: returned.place ?? '',
      })}
      <div>
        <label class="check">
          <input
            type="checkbox"
            name="displayPublicly"
            .checked=${returned.displayPublicly ?? false}
            @change=${signing.handlePublic}
          />
          ${t('sign.public')}
        </label>
        <label class="check"
          ><input type="checkbox" name="receiveNews" .checked=${returned.receiveNews ?? false} />
          ${t('sign.news')}</label
        >
      </div>
      ${renderNotice(words, petition)}
      <p>${t(signing.isPublic ? 'sign.review.public' : 'sign.review.private')}</p>
      <div class="actions">
        ${renderSubmit(busy, t(busy ? 'sign.sending' : 'sign.send'))}
        <button type="button" @click=${() => signing.open('start')}>${t('close')}</button>
      </div>
    </form>
  `;
}
