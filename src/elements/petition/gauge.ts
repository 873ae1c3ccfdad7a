import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../locales/text.ts';
import type { Petition, Threshold } from '../../schema/petition.ts';
import { asOf } from '../count.ts';
import { renderPhase } from '../phase.ts';

/** The confirmed count as text, and as a bar from zero to the next threshold, named with what it obliges. */
export function renderGauge(words: Words, petition: Petition): TemplateResult {
  const { phase, thresholds } = petition;
  const { signatures } = petition.numbers;
  if (!signatures) return html``;
  const { value } = signatures;
  const next = thresholds.find(({ at }) => at > value);
  return html`
    <div class="gauge" part="gauge">
      <p class="sum">
        <strong class="hero" part="count">${words.number(value)}</strong>
        ${words.t('unit.signatures', { count: value })}
      </p>
      ${thresholds.length > 0 ? renderBar(next ? value / next.at : 1) : nothing}
      ${next && phase !== 'closed' && phase !== 'archived' ? renderNext(words, next, value) : nothing}
      ${!next && thresholds.length > 0 ? html`<p>${words.t('gauge.all')}</p>` : nothing}
      <p><strong>${renderPhase(words, petition)}</strong></p>
      <p class="quiet">${asOf(words, signatures)}</p>
    </div>
  `;
}

const renderNext = (words: Words, { at, duty }: Threshold, value: number): TemplateResult => html`
  <p class="next"><strong>${words.t('gauge.next', { count: at })}</strong> ${duty}</p>
  <p>${words.t('gauge.missing', { count: at - value })}</p>
`;

/** Decoration: the fact stands beside it in words. Drawn by attributes, because a strict policy allows no inline style. */
const renderBar = (share: number): TemplateResult => html`
  <svg class="bar" aria-hidden="true" width="100%" height="8">
    <rect class="track" width="100%" height="8" rx="4"></rect>
    <rect class="fill" width="${Math.min(100, share * 100)}%" height="8" rx="4"></rect>
  </svg>
`;

/** Every threshold with what it obliges and where it stands, and how signatures are counted. */
export const renderThresholds = (
  words: Words,
  { thresholds, numbers: { signatures } }: Petition,
): TemplateResult => html`
  <details>
    <summary>${words.t('gauge.thresholds')}</summary>
    <ul class="facts">
      ${thresholds.map(
        ({ at, duty, reachedAt }) => html`
          <li>
            <strong>${words.number(at)}</strong> ${duty}
            ${reachedAt ? html`<span class="quiet">${words.t('gauge.reached', { date: words.date(reachedAt) })}</span>` : nothing}
          </li>
        `,
      )}
    </ul>
    ${signatures ? html`<p class="quiet">${signatures.method}</p>` : nothing}
  </details>
`;
