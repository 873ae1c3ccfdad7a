import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ActResult } from '../../schema/common.ts';
import type { Petition, SignAct } from '../../schema/petition.ts';
import { bar } from '../../styles/bar.ts';
import { ActingElement } from '../shared/confirmation/acting-element.ts';
import { Acting } from '../shared/confirmation/acting.ts';
import { CivicElement } from '../shared/base.ts';
import { renderCodeForm } from '../shared/confirmation/code-form.ts';
import { CivicPetitionSignedEvent, CivicPetitionSignRequestEvent, CivicPetitionWithdrawnEvent } from './events.ts';
import { renderElsewhere } from '../shared/ui/elsewhere.ts';
import { fieldOf } from '../shared/ui/form.ts';
import { renderText } from '../shared/ui/long-text.ts';
import { renderPause } from '../shared/ui/pause.ts';
import { renderThanks, renderWithdrawn } from '../shared/confirmation/thanks.ts';
import { carriers, renderGauge, renderThresholds } from './gauge.ts';
import { petitionStyles } from './petition.styles.ts';
import { renderShare } from './share.ts';
import { findFaults, renderSignForm } from './sign-form.ts';
import { renderAnswer, renderTimeline } from './story.ts';
import { petitionTexts, type PetitionKey } from './texts/texts.ts';
import type { PetitionView } from './view.ts';

export * from './events.ts';

type Signature = Omit<SignAct, 'key'>;

/**
 * A petition that people can read, sign, confirm and withdraw.
 *
 * @summary A petition: its text, its confirmed count, what each threshold obliges, and one short form to sign it.
 * @slot - What people see without JavaScript and when the backend cannot be reached: a link to the petition.
 * @event {CivicPetitionSignRequestEvent} civic-petition-sign-request - Someone asks to sign; `preventDefault()` stops it.
 * @event {CivicPetitionSignedEvent} civic-petition-signed - The backend answered a signature: `outcome` is `received` or `counted`.
 * @event {CivicPetitionWithdrawnEvent} civic-petition-withdrawn - Someone withdrew their signature.
 * @event {CivicLoginRequestEvent} civic-login-request - Someone acts whom the backend does not know; `respondWith()` says whether they have logged in.
 * @event {CivicErrorEvent} civic-error - Something failed; `error.code` says what.
 * @csspart title - The title of the petition.
 * @csspart gauge - The count, its bar and its time.
 * @csspart count - The number itself.
 * @csspart form - The form to sign.
 * @csspart notice - The privacy notice in the form.
 * @csspart code - The step of the mailed code.
 * @csspart thanks - What is said once the signature is counted.
 * @csspart share - The links to pass the petition on.
 * @csspart answer - The official answer.
 */
export class CivicPetitionElement extends ActingElement<Petition, Signature, PetitionKey> implements PetitionView {
  static override texts = petitionTexts;
  static override styles = [...CivicElement.styles, bar, petitionStyles];

  static override properties: PropertyDeclarations = {
    threshold: { type: Number },
    displayPublicly: { state: true },
  };

  protected readonly shows = 'petition';

  /** @ignore */
  readonly noun = 'petition';
  /** @ignore */
  readonly acting = new Acting<Signature>(this, () => {
    const { petitions: acts = {} } = this.platform ?? {};
    return { src: this.address, lang: this.words.lang, send: acts.sign, acts };
  });
  /** Number of signatures that the petition needs, for platforms that do not tell it. */
  threshold = 0;

  /** @ignore */
  displayPublicly = false;

  /** @ignore */
  async handleSign(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.acting.busy || this.showFaults(findFaults(this, form))) return;
    if (!this.dispatchEvent(new CivicPetitionSignRequestEvent())) return;
    const { textVersion, notice } = this.watched.resource?.value as Petition;
    const result = await this.acting.send({
      name: fieldOf(form, 'name').value,
      email: this.asksEmail ? fieldOf(form, 'email').value : '',
      place: fieldOf(form, 'place').value,
      displayPublicly: this.displayPublicly,
      receiveNews: fieldOf(form, 'receiveNews').checked,
      textVersion,
      noticeVersion: notice?.version ?? '',
      lang: this.words.lang,
      source: location.origin,
    });
    this.settle(result);
    if (result?.reason === 'text-changed') void this.watched.resource?.run(true);
    if (result) this.tell(result.outcome);
  }

  /** @ignore */
  handlePublicly(event: Event): void {
    this.displayPublicly = (event.target as HTMLInputElement).checked;
  }

  protected override tell(outcome: ActResult['outcome']): void {
    if (outcome === 'withdrawn') this.dispatchEvent(new CivicPetitionWithdrawnEvent());
    else if (outcome !== 'refused') this.dispatchEvent(new CivicPetitionSignedEvent(outcome));
  }

  /** @ignore */
  get asksEmail(): boolean {
    return this.platform?.petitions?.confirm !== undefined;
  }

  protected override renderThing(thing: Petition): TemplateResult {
    const { words, headingLevel: level, threshold: at } = this;
    const isTold = !at || thing.thresholds.length > 0;
    const petition = isTold ? thing : { ...thing, thresholds: [{ at, label: '', duty: '' }] };
    return html`
      <article class="stack" aria-labelledby="title">
        <div id="title" class="title" part="title" role="heading" aria-level=${level} lang=${petition.lang}>
          ${petition.title}
        </div>
        ${petition.author ? html`<p class="quiet"><bdi lang=${petition.lang}>${words.t('author', { author: petition.author })}</bdi></p>` : nothing}
        ${renderGauge(words, petition)} ${this.renderStale()} ${renderAnswer(words, petition, level + 1)}
        ${renderText(words, petition.text, petition.lang)} ${this.renderStep(petition)}
        ${renderThresholds(words, petition)} ${renderTimeline(words, petition)}
        ${petition.phase === 'open' ? renderPause(words, this.home) : nothing} ${renderShare(this, petition)}
      </article>
    `;
  }

  private renderStale(): TemplateResult | typeof nothing {
    const { error, value } = this.watched.resource ?? {};
    const at = value && carriers(value as Petition)[1]?.asOf;
    return error && at
      ? html`<p class="fault">${this.words.t('error.stale', { date: this.words.time(at) })}</p>`
      : nothing;
  }

  private renderStep(petition: Petition): TemplateResult | typeof nothing {
    switch (this.acting.step) {
      case 'form':
        return renderSignForm(this, petition);
      case 'code':
        return renderCodeForm(this);
      case 'counted':
        return renderThanks(this, petition.can.withdraw?.allowed ?? false);
      case 'withdrawn':
        return html`${renderWithdrawn(this)} ${this.renderStart(petition)}`;
      case 'start':
        return this.renderStart(petition);
    }
  }

  private renderStart({ can, lang }: Petition): TemplateResult | typeof nothing {
    // Some platforms carry a petition by votes.
    if (!can.sign) return can.vote ? renderElsewhere(this.words, can.vote, 'vote.elsewhere') : nothing;
    if (!this.platform?.petitions?.sign) return renderElsewhere(this.words, can.sign, 'sign.elsewhere');
    const { allowed, reason = '', wouldBeAllowedIf = '' } = can.sign;
    if (!allowed) return html`<p class="message" lang=${lang}>${reason} ${wouldBeAllowedIf}</p>`;
    return html`<button type="button" class="primary" data-step @click=${() => this.go('form')}>
      ${this.words.t('sign')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-petition': CivicPetitionElement;
  }
}
