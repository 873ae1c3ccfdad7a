import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../schema/ballot.ts';
import { Recounting } from '../voting/recounting.ts';
import type { Voting } from '../voting/voting.ts';

/** Lets anyone count the published ballots again, and says whether that gives the published result. */
export function renderRecount(voting: Voting, result: Result): TemplateResult {
  const { t } = voting.words;
  voting.recounting ??= new Recounting(voting.context.host);
  const { recounting } = voting;
  const state = recounting.of(result);
  const isRunning = state === 'running';
  const text = state ? t(`poll.recount.${state}`, { count: recounting.ballots, all: result.ballots }) : '';
  return html`
    <div class="stack" part="recount">
      <p class="quiet">${t('poll.recount.hint')}</p>
      <button type="button" @click=${() => recount(voting, recounting)}>
        ${t(isRunning ? 'poll.recount.stop' : 'poll.recount')}
      </button>
      ${isRunning ? html`<progress aria-label=${text} max=${result.ballots || 1} .value=${recounting.ballots}></progress>` : nothing}
      <p role="status" class="note ${state === 'other' ? 'fault' : ''}">${text}</p>
    </div>
  `;
}

function recount(voting: Voting, recounting: Recounting): void {
  const { src, platform } = voting.context;
  const { ballots } = platform?.polls ?? {};
  if (!ballots) return;
  if (recounting.state === 'running') return recounting.stop();
  void recounting.run(
    (signal, after) => ballots(src, { signal, ...(after !== undefined && { after }) }),
    async () => {
      await voting.readAgain();
      return voting.poll;
    },
  );
}
