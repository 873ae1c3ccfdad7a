import { html, nothing, type TemplateResult } from 'lit';
import type { Later } from '../../shared/later.ts';
import { renderBar } from '../../shared/ui/bar.ts';
import { isOver } from '../../shared/ui/phase.ts';
import { renderFolded } from './table.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders the result with the means to check it; where there is none, when there will be one. */
export function renderOutcome(voting: Voting, results: Later<typeof import('./results.ts')>): unknown {
  const { poll, words } = voting;
  const { result } = poll;
  // Who has chosen is about to see it.
  if (!result && poll.results === 'after-vote' && voting.step !== 'start') results.askSoon();
  if (!result) return renderHidden(voting);
  // Who may still vote sees figures on demand only: they weigh on a choice.
  const isFolded = poll.can.vote?.allowed && !voting.isChange;
  if (isFolded) results.askSoon();
  else void results.ask();
  const shown = results.render(words, ({ renderResults }) => renderResults(voting, result));
  return isFolded ? renderFolded(words.t('poll.results.see'), shown) : shown;
}

/** Renders why there is no number yet, and when there will be. */
function renderHidden({ words: { t, moment }, poll }: Voting): TemplateResult {
  const { results, phase, closesAt } = poll;
  if (isOver(phase) || results === 'always') {
    return html`<p class="quiet">${t('poll.results.none')}</p>`;
  }
  if (results === 'after-vote') return html`<p class="quiet">${t('poll.results.after-vote')}</p>`;
  return html`<p class="quiet">
    ${closesAt ? t('poll.results.after-close.date', { date: moment(closesAt) }) : t('poll.results.after-close')}
  </p>`;
}

/** Renders how far the poll is from the number of ballots that obliges to something. */
export function renderQuorum({ words: { t }, poll }: Voting): TemplateResult | typeof nothing {
  if (!poll.quorum) return nothing;
  const { at, duty } = poll.quorum;
  const value = poll.numbers.votes?.value;
  const text =
    value === undefined
      ? t('poll.quorum', { at })
      : value < at
        ? t('poll.quorum.missing', { count: at - value, at })
        : t('poll.quorum.reached', { at });
  return html`
    <div class="quorum">
      <p>${text} <span lang=${poll.lang} dir="auto">${duty}</span></p>
      ${value === undefined ? nothing : renderBar(value / at, 6)}
    </div>
  `;
}
