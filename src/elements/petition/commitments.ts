import { html, nothing, type TemplateResult } from 'lit';
import type { Petition } from '../../schema/petition.ts';
import { renderDuty } from '../shared/answering/duties.ts';
import type { PetitionWords } from './texts/texts.ts';
import { carriers, inOrder, isReached } from './thresholds.ts';

/**
 * Renders what happens at each threshold and where that stands, as steps: reached and when, next, to come; then what else is owed, and how
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
  const reached = thresholds.filter((threshold) => isReached(threshold, count?.value));
  const toCome = thresholds.filter((threshold) => !reached.includes(threshold));
  const others = [...duties];
  // What is owed carries the words of its threshold, and two may have the same: each takes one.
  const owed = reached.map(({ duty }) => {
    const at = others.findIndex(({ text }) => text === duty);
    return at < 0 ? undefined : others.splice(at, 1)[0];
  });
  const method = count?.method;
  if (thresholds.length === 0 && others.length === 0) {
    return method ? html`<p class="quiet" lang=${lang} dir="auto">${method}</p>` : nothing;
  }
  return html`
    <div part="duties">
      <div role="heading" aria-level=${level}><strong>${words.t('gauge.thresholds')}</strong></div>
      <ol class="steps" role="list">
        ${[...reached, ...toCome].map((threshold, place) => {
          const { at, duty, reachedAt } = threshold;
          const due = owed[place];
          return html`
            <li class=${place < reached.length ? 'done' : threshold === toCome[0] ? 'next' : ''}>
              <strong>${words.number(at)} ${words.t(`unit.${unit}`, { count: at })}</strong>
              ${reachedAt ? html`<span class="quiet">${words.t('gauge.reached', { date: words.date(reachedAt) })}</span>` : nothing}
              <br /><span lang=${lang} dir="auto">${duty}</span> ${due && renderDuty(words, due)}
            </li>
          `;
        })}
        ${others.map((duty) => html`<li><span lang=${lang} dir="auto">${duty.text}</span> ${renderDuty(words, duty)}</li>`)}
      </ol>
      ${method ? html`<p class="quiet" lang=${lang} dir="auto">${method}</p>` : nothing}
    </div>
  `;
}
