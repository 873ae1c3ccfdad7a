import { html, nothing, type TemplateResult } from 'lit';
import type { PetitionWords } from './texts/texts.ts';
import type { Petition, Threshold } from '../../schema/petition.ts';
import { isOver, renderPhase } from '../shared/ui/phase.ts';
import { renderScale } from './scale.ts';
import { carriers, inOrder, isReached } from './thresholds.ts';

/** Renders the confirmed count as a large number. */
export function renderCount(words: PetitionWords, petition: Petition): TemplateResult | typeof nothing {
  const [unit, count] = carriers(petition);
  if (!count) return nothing;
  return html`
    <p class="sum">
      <strong class="hero" part="count">${words.number(count.value)}</strong>
      ${words.t(`unit.${unit}`, { count: count.value })}
    </p>
  `;
}

/** Renders the count on the scale of its thresholds, and in a sentence what comes next, or what came of it. */
export function renderGauge(words: PetitionWords, petition: Petition): TemplateResult {
  const { value } = carriers(petition)[1] ?? {};
  const thresholds = inOrder(petition);
  const isOpen = petition.phase === 'open';
  const { opensAt } = petition;
  // Before anything can be counted, what one wants to know is when it begins.
  if (petition.phase === 'not-open' && opensAt && !value) {
    return html`<div class="gauge" part="gauge">
      <p class="sum"><strong class="opening">${renderPhase(words, petition)}</strong></p>
    </div>`;
  }
  return html`
    <div class="gauge" part="gauge">
      ${renderCount(words, petition)}
      ${
        value === undefined || thresholds.length === 0
          ? nothing
          : html`${renderScale(words, thresholds, value)} ${renderNext(words, petition, thresholds, value)}`
      }
      ${isOpen ? nothing : html`<p><strong>${renderPhase(words, petition)}</strong></p>`}
    </div>
  `;
}

function renderNext(
  { t }: PetitionWords,
  { phase, lang }: Petition,
  thresholds: readonly Threshold[],
  value: number,
): TemplateResult {
  const next = thresholds.find((threshold) => !isReached(threshold, value));
  if (!next) return html`<p>${t('gauge.all')}</p>`;
  if (isOver(phase)) {
    return html`<p>${t('gauge.over', { count: thresholds.indexOf(next), of: thresholds.length })}</p>`;
  }
  const { at, duty } = next;
  return html`
    <p class="next">
      <strong>${t('gauge.next', { count: at - value, at })}</strong>
      ${duty ? html`<br /><span lang=${lang} dir="auto">${duty}</span>` : nothing}
    </p>
  `;
}
