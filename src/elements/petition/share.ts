import { html, type TemplateResult } from 'lit';
import type { Petition } from '../../schema/petition.ts';
import type { ElementContext } from '../shared/context.ts';
import { letPass } from '../shared/ui/announcement.ts';
import { copy } from '../shared/ui/copy.ts';
import type { PetitionKey } from './texts/texts.ts';

/**
 * Ways to pass the petition on that carry its address and nothing else: no tracker, no other company.
 *
 * @param isNext whether that is what is proposed next, as to who has just signed
 */
export function renderShare(
  context: ElementContext<Petition, PetitionKey>,
  { title, url }: Petition,
  isNext = false,
): TemplateResult {
  const { t } = context.words;
  // Where nothing can be copied, the address is there to be copied by hand.
  const handleCopy = async ({ currentTarget }: Event): Promise<void> => {
    // Where one looks, too: what is heard stands below all of it.
    const beside = (currentTarget as HTMLElement).nextElementSibling;
    const said = (await copy(url)) ? t('share.copied') : url;
    context.say(said);
    if (beside) beside.textContent = said;
    letPass(beside);
  };
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`;
  return html`
    <div part="share">
      <p class=${isNext ? '' : 'quiet'}>${t('share')}</p>
      <p class=${isNext ? 'actions next' : 'links'}>
        <button type="button" class=${isNext ? 'primary' : 'link'} @click=${handleCopy}>${t('share.copy')}</button>
        <span aria-hidden="true"></span>
        <a href=${mail}>${t('share.mail')}</a>
      </p>
    </div>
  `;
}
