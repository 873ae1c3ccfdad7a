import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Texts } from '../../locales/text.ts';
import type { Thing } from '../../schema/common.ts';
import { CivicElement } from '../shared/base.ts';
import { asOf } from '../shared/ui/count.ts';
import { Pause } from '../shared/ui/pause.ts';
import { daysUntil, renderPhase } from '../shared/ui/phase.ts';
import { counterStyles } from './counter.styles.ts';
import { counterTexts, type CounterKey } from './texts/texts.ts';

export type * from '../../schema/consultation.ts';

/**
 * The numbers of a consultation, a petition, or anything that has numbers; live, with the time of the count.
 *
 * @summary The numbers of a consultation or of a petition, live, with the time of the count.
 * @slot - What people see without JavaScript and when the backend cannot be reached: a link to the consultation.
 * @event {CivicErrorEvent} civic-error - Something failed; `error.code` says what.
 * @csspart number - Each number.
 * @csspart unit - What each number counts.
 */
export class CivicCounterElement extends CivicElement<Thing, CounterKey> {
  static override texts: Texts = counterTexts;
  static override styles = [...CivicElement.styles, counterStyles];

  static override properties: PropertyDeclarations = { metrics: {} };

  protected readonly shows = '';
  private readonly pause = new Pause(this);

  /** Numbers to show, in this order: `participants contributions votes comments signatures days-left`; all there are where it is not set. */
  metrics = '';

  protected override renderThing(thing: Thing): TemplateResult {
    const { words } = this;
    const metrics = this.metrics.split(/\s+/).filter(Boolean);
    const wanted = metrics.length > 0 ? metrics : Object.keys(thing.numbers);
    const counts = wanted.flatMap((metric) => thing.numbers[metric] ?? []);
    const [first, ...others] = counts;
    // Before anything can be counted, what one wants to know is when it begins.
    const isToCome = thing.phase === 'not-open' && thing.opensAt && counts.every(({ value }) => value === 0);
    return html`
      <div class="stack" role="group" aria-label=${thing.title}>
        ${
          isToCome
            ? html`<p class="opening"><strong>${renderPhase(words, thing)}</strong></p>`
            : html`<dl class="numbers">${wanted.map((metric) => this.renderMetric(thing, metric))}</dl>`
        }
        ${first && !isToCome ? html`<p class="quiet">${asOf(words, first, thing.phase)}</p>` : nothing}
        ${others.map(({ why }) => why && html`<p class="quiet"><a href=${why.url}>${why.text}</a></p>`)}
        ${
          this.watched.resource?.error && first
            ? html`<p class="fault">${words.t('error.stale', { date: words.time(first.asOf) })}</p>`
            : nothing
        }
        ${
          thing.phase === 'open'
            ? this.pause.render(words, this.home)
            : isToCome
              ? nothing
              : html`<p class="quiet">${renderPhase(words, thing)}</p>`
        }
      </div>
    `;
  }

  private renderMetric({ numbers, closesAt }: Thing, metric: string): TemplateResult | typeof nothing {
    const { words } = this;
    const value = metric === 'days-left' ? closesAt && daysUntil(words, closesAt) : numbers[metric]?.value;
    const known = typeof value === 'number';
    if (!known && metric === 'days-left') return nothing;
    const unit = `unit.${metric}`;
    const name = words.has(unit) ? words.first([unit], 'unit.votes', { count: known ? value : 0 }) : metric;
    return html`
      <div>
        <dt part="unit">${name}</dt>
        <dd part="number">${known ? words.number(value) : words.t('counter.hidden')}</dd>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-counter': CivicCounterElement;
  }
}
