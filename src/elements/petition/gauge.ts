import { html, nothing, type TemplateResult } from 'lit';
import type { PetitionWords } from './texts/texts.ts';
import type { Count } from '../../schema/common.ts';
import type { Petition, Threshold } from '../../schema/petition.ts';
import { renderBar } from '../shared/ui/bar.ts';
import { asOf } from '../shared/ui/count.ts';
import { renderPhase } from '../shared/ui/phase.ts';

/** Finds the number that carries the petition: signatures, or on some platforms votes. */
export const carriers = ({ numbers: { signatures, votes } }: Petition): ['signatures' | 'votes', Count | undefined] =>
  signatures ? ['signatures', signatures] : ['votes', votes];

/** Renders the confirmed count as text, and as a bar from zero to the next threshold, named with what it obliges. */
export function renderGauge(words: PetitionWords, petition: Petition): TemplateResult {
  const { phase, thresholds } = petition;
  const [unit, count] = carriers(petition);
  if (!count) return html``;
  const { value } = count;
  const next = thresholds.toSorted((a, b) => a.at - b.at).find(({ at }) => at > value);
  return html`
    <div class="gauge" part="gauge">
      <p class="sum">
        <strong class="hero" part="count">${words.number(value)}</strong>
        ${words.t(`unit.${unit}`, { count: value })}
      </p>
      ${thresholds.length > 0 ? renderBar(next ? value / next.at : 1) : nothing}
      ${next && phase !== 'closed' && phase !== 'archived' ? renderNext(words, next, value, petition.lang) : nothing}
      ${!next && thresholds.length > 0 ? html`<p>${words.t('gauge.all')}</p>` : nothing}
      <p><strong>${renderPhase(words, petition)}</strong></p>
      <p class="quiet">${asOf(words, count)}</p>
    </div>
  `;
}

const renderNext = (words: PetitionWords, { at, duty }: Threshold, value: number, lang: string): TemplateResult => html`
  <p class="next"><strong>${words.t('gauge.next', { count: at })}</strong> <span lang=${lang}>${duty}</span></p>
  <p>${words.t('gauge.missing', { count: at - value })}</p>
`;

/** Renders every threshold with what it obliges and where it stands, and how signatures are counted. */
export function renderThresholds(words: PetitionWords, petition: Petition): TemplateResult | typeof nothing {
  const { thresholds, lang } = petition;
  const { method = '' } = carriers(petition)[1] ?? {};
  if (thresholds.length === 0 && !method) return nothing;
  return html`
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
      <p class="quiet" lang=${lang}>${method}</p>
    </details>
  `;
}
