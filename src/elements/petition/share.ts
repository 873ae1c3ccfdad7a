import { html, type TemplateResult } from 'lit';
import type { Petition } from '../../schema/petition.ts';
import type { PetitionView } from './view.ts';

/** Ways to pass the petition on that carry its address and nothing else: no tracker, no other company. */
export function renderShare(view: PetitionView, { title, url }: Petition): TemplateResult {
  const { t } = view.words;
  // A frame may be refused the clipboard: then the address is there to be copied by hand.
  const copy = (): Promise<void> =>
    navigator.clipboard.writeText(url).then(
      () => view.say(t('share.copied')),
      () => view.say(url),
    );
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
