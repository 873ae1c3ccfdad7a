import { html, nothing, type TemplateResult } from 'lit';
import type { Petition, Threshold } from '../../schema/petition.ts';
import { renderDuty } from '../shared/answering/duties.ts';
import { carriers, inOrder } from './gauge.ts';
import type { PetitionWords } from './texts/texts.ts';

/**
 * Renders what each threshold obliges to and where that stands, as steps: reached and when, next, to come; then what else is owed, and how
 * signatures are counted.
 */
export function renderCommitments(
  words: PetitionWords,
  petition: Petition,
  level: number,
): TemplateResult | typeof nothing {
  const { lang, duties = [] } = petition;
  const [unit, count] = carriers(petition);
  const thresholds = inOrder(petition).filter(({ duty }) => duty);
  // What was reached once stays owed, even where signatures were withdrawn since.
  const isReached = ({ at, reachedAt }: Threshold): boolean => reachedAt !== undefined || at <= (count?.value ?? 0);
  const next = thresholds.find((threshold) => !isReached(threshold));
  const others = duties.filter(({ text }) => !thresholds.some(({ duty }) => duty === text));
  const method = count?.method;
  if (thresholds.length === 0 && others.length === 0) {
    return method ? html`<p class="quiet" lang=${lang}>${method}</p>` : nothing;
  }
  return html`
    <div part="duties">
      <div role="heading" aria-level=${level}><strong>${words.t('gauge.thresholds')}</strong></div>
      <ol class="steps" role="list">
        ${thresholds.map((threshold) => {
          const { at, duty, reachedAt } = threshold;
          const owed = duties.find(({ text }) => text === duty);
          return html`
            <li class=${isReached(threshold) ? 'done' : threshold === next ? 'next' : ''}>
              <strong>${words.number(at)} ${words.t(`unit.${unit}`, { count: at })}</strong>
              ${reachedAt ? html`<span class="quiet">${words.t('gauge.reached', { date: words.date(reachedAt) })}</span>` : nothing}
              <br /><span lang=${lang}>${duty}</span> ${owed && renderDuty(words, owed)}
            </li>
          `;
        })}
        ${others.map((duty) => html`<li><span lang=${lang}>${duty.text}</span> ${renderDuty(words, duty)}</li>`)}
      </ol>
      ${method ? html`<p class="quiet" lang=${lang}>${method}</p>` : nothing}
    </div>
  `;
}
