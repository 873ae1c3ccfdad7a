import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../schema/ballot.ts';
import { isOver } from '../../shared/ui/phase.ts';
import { renderResults } from './results.ts';
import { faultIn } from './sound.ts';
import { renderFolded } from './table.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders the result with the means to check it; where there is none, when there will be one. */
export function renderOutcome(voting: Voting): TemplateResult {
  const { poll, words } = voting;
  const { result } = poll;
  if (!result) return renderHidden(voting);
  const canRecount = voting.recountsHere && faultIn(poll, result) !== 'shape';
  const shown = html`${renderResults(voting, result)} ${canRecount ? renderRecount(voting, result) : nothing}`;
  // Who may still vote sees figures on demand only: they weigh on a choice.
  return poll.can.vote?.allowed && !voting.isChange ? renderFolded(words.t('poll.results.see'), shown) : shown;
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
  return html`<p>${text} <span lang=${poll.lang}>${duty}</span></p>`;
}

/** Lets anyone count the published ballots again, and says whether that gives the published result. */
function renderRecount({ words: { t }, recounting, handleRecount }: Voting, result: Result): TemplateResult {
  const state = recounting.of(result);
  const isRunning = state === 'running';
  const text = state ? t(`poll.recount.${state}`, { count: recounting.ballots, all: result.ballots }) : '';
  return html`
    <div class="stack" part="recount">
      <p class="quiet">${t('poll.recount.hint')}</p>
      <button type="button" @click=${handleRecount}>${t(isRunning ? 'poll.recount.stop' : 'poll.recount')}</button>
      ${isRunning ? html`<progress aria-label=${text} max=${result.ballots || 1} .value=${recounting.ballots}></progress>` : nothing}
      <p role="status" class="note ${state === 'other' ? 'fault' : ''}">${text}</p>
    </div>
  `;
}
