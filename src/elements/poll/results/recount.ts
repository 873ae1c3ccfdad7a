import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../schema/ballot.ts';
import type { Voting } from '../voting/voting.ts';

/** Lets anyone count the published ballots again, and says whether that gives the published result. */
export function renderRecount({ words: { t }, recounting, handleRecount }: Voting, result: Result): TemplateResult {
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
