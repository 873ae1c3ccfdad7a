import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Texts } from '../../locales/text.ts';
import type { Petition } from '../../schema/petition.ts';
import { bar } from '../../styles/bar.ts';
import { CivicElement } from '../shared/base.ts';
import type { ElementContext } from '../shared/context.ts';
import { answeringStyles } from '../shared/answering/answering.styles.ts';
import { renderAnswer, renderTimeline } from '../shared/answering/answering.ts';
import { LateAct } from '../shared/late-act.ts';
import { renderElsewhere } from '../shared/ui/elsewhere.ts';
import { renderText } from '../shared/ui/long-text.ts';
import { Pause } from '../shared/ui/pause.ts';
import { renderPhase } from '../shared/ui/phase.ts';
import { renderWhyNot } from '../shared/ui/reason.ts';
import { renderWithin } from '../shared/ui/within.ts';
import { asOf } from '../shared/ui/count.ts';
import { renderCommitments } from './commitments.ts';
import { renderCount, renderGauge } from './gauge.ts';
import { petitionStyles } from './petition.styles.ts';
import { renderShare } from './share.ts';
import { carriers } from './thresholds.ts';
import { petitionTexts, type PetitionKey } from './texts/texts.ts';

export type * from '../../schema/petition.ts';
export * from './events.ts';

// Not where the fields begin: there the compiler leaves the name of the source.
const loadSigning = async (context: ElementContext<Petition, PetitionKey>) =>
  (await import('./steps.ts')).startSigning(context);

/**
 * A petition that people can read, sign, confirm and withdraw.
 *
 * @summary A petition: text, confirmed count, what happens at each threshold, one short form, confirmation by mailed code or link, withdrawal, official answer, timeline.
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
 * @csspart waiting - An act that got no answer yet, which is kept on this device.
 * @csspart thanks - What is said once the signature is counted.
 * @csspart proof - The check that the act is in the public ledger, and what came of it.
 * @csspart share - The links to pass the petition on.
 * @csspart answer - The official answer.
 * @csspart changed - What is said where the words have changed since one acted.
 * @csspart duties - What the petition obliges the institution to, and until when.
 */
export class CivicPetitionElement extends CivicElement<Petition, PetitionKey> {
  static override texts: Texts = petitionTexts;
  static override styles = [...CivicElement.styles, bar, answeringStyles, petitionStyles];
  static override properties: PropertyDeclarations = { threshold: { type: Number } };

  protected readonly shows = 'petition';
  private readonly pause = new Pause(this);
  private readonly signing = new LateAct(this.context, () => loadSigning(this.context));

  /** Number of signatures that the petition needs, for platforms that do not tell it. */
  threshold = 0;

  /** What was signed on this device is drawn with the petition, not after it. */
  protected override get late(): Promise<unknown> | undefined {
    return this.signing.late;
  }

  protected override renderThing(thing: Petition): TemplateResult {
    const { words, headingLevel: level, threshold: at } = this;
    const { step } = this.signing;
    // One thing at a time: who signs has the form and the text before them, and nothing else.
    const isActing = step === 'form' || step === 'code';
    const isTold = !at || thing.thresholds.length > 0;
    const petition = isTold ? thing : { ...thing, thresholds: [{ at, label: '', duty: '' }] };
    return html`
      <article class="stack" aria-labelledby="title">
        <div id="title" class="title" part="title" role="heading" aria-level=${level} lang=${petition.lang} dir="auto">
          ${petition.title}
        </div>
        ${petition.author ? html`<p class="quiet">${renderWithin(words, 'author', { author: petition.author }, petition.lang)}</p>` : nothing}
        ${isActing ? renderCount(words, petition) : renderGauge(words, petition)} ${this.renderStale()}
        ${this.renderStep(petition)} ${isActing ? nothing : this.renderState(petition)}
        ${renderAnswer(words, petition, level + 1)} ${renderText(words, petition.text, petition.lang)}
        ${
          isActing
            ? nothing
            : html`${renderCommitments(words, petition, level + 1)} ${renderTimeline(words, petition)}
              ${step === 'counted' ? nothing : renderShare(this.context, petition)}`
        }
      </article>
    `;
  }

  /** Renders how long the petition is open, when it was counted, and the switch that stops what changes by itself. */
  private renderState(petition: Petition): TemplateResult | typeof nothing {
    const { words } = this;
    const count = petition.phase === 'not-open' ? undefined : carriers(petition)[1];
    const isOpen = petition.phase === 'open';
    if (!isOpen && !count) return nothing;
    // No dot before the switch: it would be left behind where the line has no room for both.
    return html`<p class="quiet">
      ${[isOpen && renderPhase(words, petition), count && asOf(words, count, petition.phase)]
        .filter(Boolean)
        .map((part, at) => html`${at > 0 ? ' · ' : ''}${part}`)}
      ${isOpen ? this.pause.render(words, this.home) : nothing}
    </p>`;
  }

  private renderStale(): TemplateResult | typeof nothing {
    const { thing } = this;
    const error = this.watched.resource?.error;
    const at = thing && carriers(thing)[1]?.asOf;
    return error && at
      ? html`<p class="fault">${this.words.t('error.stale', { date: this.words.time(at) })}</p>`
      : nothing;
  }

  private renderStep(petition: Petition): unknown {
    const { signing, words } = this;
    const start = this.renderStart(petition);
    return signing.step === 'start'
      ? html`${signing.waiting} ${start}`
      : signing.render(words, (act) => act.render(petition, start));
  }

  private renderStart(petition: Petition): TemplateResult | typeof nothing {
    const { words } = this;
    const { can } = petition;
    // Some platforms carry a petition by votes.
    if (!can.sign) return can.vote ? renderElsewhere(words, can.vote, 'vote.elsewhere') : nothing;
    if (!this.platform?.petitions?.sign) return renderElsewhere(words, can.sign, 'sign.elsewhere');
    if (!can.sign.allowed) {
      const why = renderWhyNot(words, petition, can.sign, words.t('sign.resumes'));
      return why ? html`<p class="message">${why}</p>` : nothing;
    }
    const { signing } = this;
    signing.askSoon();
    return html`<button
      type="button"
      class="primary"
      data-step
      aria-disabled=${signing.isOpening ? 'true' : nothing}
      @click=${signing.open}
    >
      ${words.t('sign')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-petition': CivicPetitionElement;
  }
}
