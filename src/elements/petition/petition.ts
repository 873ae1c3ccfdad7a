import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ActResult } from '../../schema/common.ts';
import type { Petition } from '../../schema/petition.ts';
import { CivicElement } from '../base.ts';
import { CivicPetitionSignedEvent, CivicPetitionSignRequestEvent, CivicPetitionWithdrawnEvent } from '../events.ts';
import { fieldOf } from '../form.ts';
import { sentence } from '../status.ts';
import { renderCodeForm } from './code-form.ts';
import { renderGauge, renderThresholds } from './gauge.ts';
import { petitionStyles } from './petition.styles.ts';
import { findFaults, renderSignForm, toFaults } from './sign-form.ts';
import { Signing, type Step } from './signing.ts';
import { renderAnswer, renderText, renderTimeline } from './story.ts';
import { renderShare, renderThanks, renderWithdrawn } from './thanks.ts';
import type { PetitionView } from './view.ts';

/**
 * A petition that people can read, sign, confirm and withdraw.
 *
 * @summary A petition: its text, its confirmed count, what each threshold obliges, and one short form to sign it.
 * @slot - What people see without JavaScript and when the backend cannot be reached: a link to the petition.
 * @event {CivicPetitionSignRequestEvent} civic-petition-sign-request - Someone asks to sign; `preventDefault()` stops it.
 * @event {CivicPetitionSignedEvent} civic-petition-signed - The backend answered a signature: `outcome` is `received` or `counted`.
 * @event {CivicPetitionWithdrawnEvent} civic-petition-withdrawn - Someone withdrew their signature.
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
export class CivicPetitionElement extends CivicElement<Petition> implements PetitionView {
  static override styles = [...CivicElement.styles, petitionStyles];

  static override properties: PropertyDeclarations = {
    faults: { state: true },
    displayPublicly: { state: true },
    asked: { state: true },
  };

  protected readonly shows = 'petition';

  /** @ignore */
  readonly signing = new Signing(this, () => ({ src: this.address, acts: this.home.adapter.petitions ?? {} }));
  /** @ignore */
  faults: ReadonlyMap<string, string> = new Map();
  /** @ignore */
  displayPublicly = false;
  /** @ignore */
  asked = false;

  private shownStep: Step = 'start';
  /** Focus follows a person's act, never a read or a poll. */
  private focusNext = '';

  override willUpdate(changed?: PropertyValues<this>): void {
    super.willUpdate();
    if (changed?.has('src') && this.address) void this.signing.resume();
    if (this.signing.step !== this.shownStep) {
      this.shownStep = this.signing.step;
      this.faults = new Map();
      this.asked = false;
    }
  }

  override updated(): void {
    super.updated();
    if (this.signing.error) this.report(this.signing.error);
    if (!this.focusNext) return;
    this.renderRoot.querySelector<HTMLElement>(this.focusNext)?.focus();
    this.focusNext = '';
  }

  /** @ignore */
  async handleSign(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.signing.busy || this.showFaults(findFaults(this.words, form))) return;
    if (!this.dispatchEvent(new CivicPetitionSignRequestEvent())) return;
    const { textVersion, notice } = this.watched.resource?.value as Petition;
    const result = await this.signing.send({
      name: fieldOf(form, 'name').value,
      email: fieldOf(form, 'email').value,
      place: fieldOf(form, 'place').value,
      displayPublicly: this.displayPublicly,
      receiveNews: fieldOf(form, 'receiveNews').checked,
      textVersion,
      noticeVersion: notice.version,
      lang: this.words.lang,
      source: location.origin,
    });
    this.settle(result);
    if (result?.reason === 'text-changed') void this.watched.resource?.run(true);
    if (result?.outcome === 'received' || result?.outcome === 'counted') {
      this.dispatchEvent(new CivicPetitionSignedEvent(result.outcome));
    }
  }

  /** @ignore */
  handlePublicly(event: Event): void {
    this.displayPublicly = (event.target as HTMLInputElement).checked;
  }

  /** @ignore */
  async handleConfirm(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const code = fieldOf(event.target as HTMLFormElement, 'code').value.replace(/\s/g, '');
    if (this.signing.busy || this.showFaults(/^\d{6}$/.test(code) ? [] : [['code', this.words.t('fault.code')]]))
      return;
    const result = await this.signing.confirm(code);
    this.settle(result);
    if (result?.outcome === 'counted') this.dispatchEvent(new CivicPetitionSignedEvent('counted'));
  }

  /** @ignore */
  async handleResend(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const result = await this.signing.resend(fieldOf(event.target as HTMLFormElement, 'email').value.trim());
    this.settle(result, false);
    if (result?.outcome !== 'received') return;
    const count = result.mailsLeft ?? 0;
    this.say(this.words.t(count > 0 ? 'received.resent' : 'received.resent.last', { count }));
  }

  /** @ignore */
  async handleWithdraw(): Promise<void> {
    const result = await this.signing.withdraw();
    this.settle(result);
    if (result?.outcome === 'withdrawn') this.dispatchEvent(new CivicPetitionWithdrawnEvent());
  }

  /** @ignore */
  ask(asked: boolean): void {
    this.asked = asked;
    this.focusNext = asked ? '[data-focus]' : '[data-step]';
  }

  /** @ignore */
  go(step: Step): void {
    this.signing.go(step);
    this.focusNext = '[data-step]';
  }

  /** @ignore */
  forget(): void {
    this.signing.forget();
  }

  /** @ignore */
  get sublevel(): number {
    return this.headingLevel + 1;
  }

  /** Shows faults, if there are any, and says so. */
  private showFaults(faults: Iterable<[string, string]>): boolean {
    this.faults = new Map(faults);
    this.say('');
    if (this.faults.size > 0) this.focusNext = '[data-focus]';
    return this.faults.size > 0;
  }

  /** After an answer: the faults that it names, or the next step and the count as the backend has it now. */
  private settle(result: ActResult | undefined, moves = true): void {
    const refused = !result || result.outcome === 'refused';
    if (this.showFaults(result ? toFaults(this.words, result) : []) || refused || !moves) return;
    this.focusNext = '[data-step]';
    void this.watched.resource?.run(true);
  }

  protected override renderThing(petition: Petition): TemplateResult {
    const { words, headingLevel: level } = this;
    return html`
      <article class="stack" aria-labelledby="title">
        <div id="title" class="title" part="title" role="heading" aria-level=${level} lang=${petition.lang}>
          ${petition.title}
        </div>
        ${petition.author ? html`<p class="quiet">${words.t('author', { author: petition.author })}</p>` : nothing}
        ${renderGauge(words, petition)} ${this.renderStale()} ${renderAnswer(words, petition, level + 1)}
        ${renderText(words, petition)} ${this.renderStep(petition)} ${renderThresholds(words, petition)}
        ${renderTimeline(words, petition)} ${renderShare(this, petition)}
      </article>
    `;
  }

  private renderStale(): TemplateResult | typeof nothing {
    const { error, value } = this.watched.resource ?? {};
    const at = value?.numbers.signatures?.asOf;
    return error && at
      ? html`<p class="fault">${this.words.t('error.stale', { date: this.words.time(at) })}</p>`
      : nothing;
  }

  private renderStep(petition: Petition): TemplateResult | typeof nothing {
    switch (this.signing.step) {
      case 'form':
        return renderSignForm(this, petition);
      case 'code':
        return renderCodeForm(this);
      case 'counted':
        return renderThanks(this, petition);
      case 'withdrawn':
        return html`${renderWithdrawn(this)} ${this.renderStart(petition)}`;
      case 'start':
        return this.renderStart(petition);
    }
  }

  private renderStart({ can }: Petition): TemplateResult | typeof nothing {
    if (!can.sign || !this.home.adapter.petitions?.sign) return nothing;
    const { allowed, reason = '', wouldBeAllowedIf = '' } = can.sign;
    if (!allowed) return html`<p class="message">${reason} ${wouldBeAllowedIf}</p>`;
    return html`<button type="button" class="primary" @click=${() => this.go('form')}>${this.words.t('sign')}</button>`;
  }

  /** @ignore */
  get failure(): string {
    const { error, refusal } = this.signing;
    if (error) return sentence(this.words, error);
    if (!refusal || refusal.fields) return '';
    const keys = [`refused.${refusal.reason}`, `error.${refusal.reason}`];
    return (!keys.some(this.words.has) && refusal.message) || this.words.first(keys, 'refused.any');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-petition': CivicPetitionElement;
  }
}
