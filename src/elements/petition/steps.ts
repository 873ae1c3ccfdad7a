import { html, nothing, type TemplateResult } from 'lit';
import { actTexts } from '../../locales/acts/texts.ts';
import type { Petition } from '../../schema/petition.ts';
import { forms } from '../../styles/forms.ts';
import { renderCodeForm } from '../shared/confirmation/code-form.ts';
import { renderChanged, renderThanks, renderWithdrawn } from '../shared/confirmation/thanks.ts';
import type { ElementContext } from '../shared/context.ts';
import type { Part } from '../shared/equipment.ts';
import type { Act } from '../shared/late-act.ts';
import { renderShare } from './share.ts';
import { renderSignForm } from './sign-form.ts';
import { Signing } from './signing.ts';
import { signTexts } from './texts/signing/texts.ts';
import type { PetitionKey } from './texts/texts.ts';

/** The signature of a petition, from the form on. */
export interface SigningAct extends Act, Part {
  /** Renders the step that the participant has reached; `start` is the way in. */
  render(petition: Petition, start: unknown): TemplateResult;
}

/** Begins with the signature of a petition, or takes up the one that this device holds. */
export function startSigning(context: ElementContext<Petition, PetitionKey>): SigningAct {
  const workflow = new Signing(context);
  return {
    texts: [actTexts, signTexts],
    styles: [forms],
    workflow,
    render: (petition, start) => renderStep(workflow, petition, start),
  };
}

function renderStep(signing: Signing, petition: Petition, start: unknown): TemplateResult {
  switch (signing.step) {
    case 'form':
      return html`${signing.waiting} ${renderSignForm(signing, petition)}`;
    case 'code':
      return renderCodeForm(signing);
    case 'counted':
      return renderCounted(signing, petition);
    case 'withdrawn':
      return html`${renderWithdrawn(signing)} ${start}`;
    default:
      return html`${signing.waiting}`;
  }
}

function renderCounted(signing: Signing, petition: Petition): TemplateResult {
  const { context, words, changedSince } = signing;
  const canWithdraw = petition.can.withdraw?.allowed ?? false;
  const changed = changedSince
    ? renderChanged(
        words.t('sign.changed', { date: words.date(changedSince) }),
        canWithdraw && words.t('sign.changed.free'),
      )
    : nothing;
  return renderThanks(signing, canWithdraw, nothing, changed, renderShare(context, petition, true));
}
