import { html, nothing, type TemplateResult } from 'lit';
import type { CivicError } from '../../../client/errors.ts';
import type { Words } from '../../../locales/text.ts';
import { forms } from '../../../styles/forms.ts';
import { proofTexts, type ProofKey } from '../texts/proof/texts.ts';
import { copy } from '../ui/copy.ts';
import { actSentence } from '../ui/status.ts';
import { findAct, type Finding } from './finding.ts';
import type { Provable } from './provable.ts';

type ProofWords = Words<ProofKey>;

/** Titles that are of several findings. */
const titles: Partial<Record<Finding['state'], ProofKey>> = {
  hidden: 'proof.not-yet.title',
  soon: 'proof.not-yet.title',
};

/** Findings by which this device refuses what the site shows. */
const refused: readonly Finding['state'][] = ['wrong', 'shrunk', 'forked', 'other-key', 'gone'];

/** Checks whether an act is in the public ledger, and says what came of it. */
export class ProofCheck {
  readonly texts = [proofTexts];
  readonly styles = [forms];
  private finding: Finding | undefined;
  private error: CivicError | undefined;
  private of = '';
  private note = '';
  isBusy = false;
  private readonly act: Provable;

  constructor(act: Provable) {
    this.act = act;
  }

  private get words(): ProofWords {
    return this.act.words;
  }

  /** Checks; a failure is said, and is not thrown. */
  async check(): Promise<void> {
    const { context, key, prove } = this.act;
    const { src, thing } = context;
    if (this.isBusy || !prove || !thing) return;
    this.isBusy = true;
    this.finding = this.error = undefined;
    this.note = '';
    this.of = src + key;
    context.say(this.words.t('proof.running'));
    context.host.requestUpdate();
    try {
      this.finding = await findAct({ src, key, thing: thing.id, prove });
      // The number of those who looked is another one now.
      void context.refresh();
    } catch (error) {
      this.error = error as CivicError;
    }
    this.isBusy = false;
    context.say(this.finding ? this.title(this.finding) : this.fault);
    context.host.requestUpdate();
  }

  private title({ state }: Finding): string {
    return this.words.t(titles[state] ?? `proof.${state as Exclude<Finding['state'], 'hidden' | 'soon'>}.title`);
  }

  private get fault(): string {
    return this.error ? actSentence(this.act.words, this.error) : '';
  }

  /** Renders what came of it; nothing of another act. */
  render(): TemplateResult | typeof nothing {
    const { context, key } = this.act;
    if (this.of !== context.src + key) return nothing;
    if (this.error) return html`<p class="fault" role="alert">${this.fault}</p>`;
    if (!this.finding) return html`<p class="quiet" aria-busy="true">${this.words.t('proof.running')}</p>`;
    const { finding } = this;
    const isWrong = refused.includes(finding.state) || finding.state === 'missing';
    return html`
      <div class="message stack ${finding.state === 'there' ? 'good' : isWrong ? 'wrong' : ''}">
        <p><strong>${this.title(finding)}</strong></p>
        ${this.sentences(finding).map((sentence) => html`<p>${sentence}</p>`)} ${this.renderEvidence(finding)}
      </div>
    `;
  }

  private sentences(finding: Finding): string[] {
    const { words } = this;
    const { state, size, place, count, until, seen, before, isInstead, isUnsigned } = finding;
    const date = words.time(finding.at);
    const earlier = seen ? words.time(seen.at) : '';
    const key: ProofKey = state === 'hidden' && until ? 'proof.hidden.until' : `proof.${state}`;
    const isRead = size > 0 && !refused.includes(state);
    return [
      words.t(key, { size, place, count, before, date, earlier, until: until ? words.time(until) : '' }),
      isInstead ? words.t('proof.instead') : '',
      isRead ? words.t(seen ? 'proof.goes-on' : 'proof.remembered', { earlier }) : '',
      isUnsigned ? words.t('proof.unsigned') : '',
      seen?.against && isRead ? words.t('proof.against', { earlier: words.time(seen.against.at) }) : '',
      refused.includes(state) ? words.t('proof.refused') : '',
    ].filter(Boolean);
  }

  private renderEvidence({ evidence }: Finding): TemplateResult | typeof nothing {
    if (!evidence) return nothing;
    const { t } = this.words;
    const handleCopy = async (): Promise<void> => {
      this.note = t((await copy(evidence)) ? 'proof.copied' : 'proof.not-copied');
      this.act.context.say(this.note);
      this.act.context.host.requestUpdate();
    };
    return html`
      <textarea readonly rows="6" aria-label=${t('proof.evidence')} .value=${evidence}></textarea>
      <p><button type="button" @click=${handleCopy}>${t('proof.copy')}</button> ${this.note}</p>
    `;
  }
}
