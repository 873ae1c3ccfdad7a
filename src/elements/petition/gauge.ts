import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../locales/text.ts';
import type { Petition, Threshold } from '../../schema/petition.ts';
import { renderBar } from '../bar.ts';
import { asOf } from '../count.ts';
import { renderPhase } from '../phase.ts';

/** The confirmed count as text, and as a bar from zero to the next threshold, named with what it obliges. */
export function renderGauge(words: Words, petition: Petition): TemplateResult {
  const { phase, thresholds } = petition;
  const { signatures } = petition.numbers;
  if (!signatures) return html``;
  const { value } = signatures;
  const next = thresholds.toSorted((a, b) => a.at - b.at).find(({ at }) => at > value);
  return html`
    <div class="gauge" part="gauge">
      <p class="sum">
        <strong class="hero" part="count">${words.number(value)}</strong>
        ${words.t('unit.signatures', { count: value })}
      </p>
      ${thresholds.length > 0 ? renderBar(next ? value / next.at : 1) : nothing}
      ${next && phase !== 'closed' && phase !== 'archived' ? renderNext(words, next, value, petition.lang) : nothing}
      ${!next && thresholds.length > 0 ? html`<p>${words.t('gauge.all')}</p>` : nothing}
      <p><strong>${renderPhase(words, petition)}</strong></p>
      <p class="quiet">${asOf(words, signatures)}</p>
    </div>
  `;
}

const renderNext = (words: Words, { at, duty }: Threshold, value: number, lang: string): TemplateResult => html`
  <p class="next"><strong>${words.t('gauge.next', { count: at })}</strong> <span lang=${lang}>${duty}</span></p>
  <p>${words.t('gauge.missing', { count: at - value })}</p>
`;

/** Every threshold with what it obliges and where it stands, and how signatures are counted. */
export const renderThresholds = (
  words: Words,
  { thresholds, lang, numbers: { signatures } }: Petition,
): TemplateResult => html`
  <details>
    <summary>${words.t('gauge.thresholds')}</summary>
    <ul class="facts">
      ${thresholds.map(
        ({ at, duty, reachedAt }) => html`
          <li>
            <strong>${words.number(at)}</strong> <span lang=${lang}>${duty}</span>
            ${reachedAt ? html`<span class="quiet">${words.t('gauge.reached', { date: words.date(reachedAt) })}</span>` : nothing}
          </li>
        `,
      )}
    </ul>
    ${signatures ? html`<p class="quiet" lang=${lang}>${signatures.method}</p>` : nothing}
  </details>
`;
