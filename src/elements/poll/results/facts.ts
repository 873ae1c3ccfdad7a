import { html, nothing, type TemplateResult } from 'lit';
import { renderIsolated } from '../../shared/ui/within.ts';
import { factTexts } from '../texts/facts/texts.ts';
import { methodTexts } from '../texts/method/texts.ts';
import { namer } from '../voting/naming.ts';
import { isShuffled } from '../voting/order.ts';
import type { Voting } from '../voting/voting.ts';
import { methodText } from './method.ts';
import { resultStyles } from './results.styles.ts';

export const texts = [factTexts, methodTexts];
export const styles = [resultStyles];

/** Begins a sentence: with a capital, where the language has them. */
const begun = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);

/** Renders what one has to know to judge a result: who, when, how doubles are avoided, in which order, and how it is counted. */
export function renderFacts(voting: Voting): TemplateResult {
  const { words, poll } = voting;
  const { t } = words;
  const { opensAt, closesAt, lang, result } = poll;
  const ties = (result?.tieRules ?? []).map((tie) => words.first([`poll.tie.${tie}`], 'poll.tie.shared'));
  const lot = result?.lotOrder ?? poll.lotOrder;
  const facts: [string, unknown, string?][] = [
    [t('poll.who'), poll.who, lang],
    [t('poll.opens'), opensAt && words.time(opensAt)],
    [t('poll.closes'), closesAt && words.endTime(closesAt)],
    [t('poll.doubles'), poll.doubles, lang],
    [t('poll.order'), t(isShuffled(poll) ? 'poll.order.shuffled' : 'poll.order.fixed')],
    [
      t('poll.method'),
      html`${methodText(voting)}
      ${poll.rule ? html`<a href=${poll.rule} rel="noreferrer">${t('poll.rule')}</a>` : nothing}`,
    ],
    [t('poll.ties'), begun(ties.join(' → '))],
    [t('poll.lot-order'), lot && renderIsolated(words.list(lot.map(namer(words, poll))), lang)],
  ];
  return html`
    <dl class="about-vote" part="facts">
      ${facts.map(([name, fact, language]) =>
        fact
          ? html`<div>
              <dt>${name}</dt>
              <dd lang=${language ?? nothing} dir="auto">${fact}</dd>
            </div>`
          : nothing,
      )}
    </dl>
  `;
}
