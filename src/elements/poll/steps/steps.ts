import { html, nothing, type TemplateResult } from 'lit';
import { isOver } from '../../shared/ui/phase.ts';
import { renderWhyNot } from '../../shared/ui/reason.ts';
import { renderBallot } from '../ballots/ballot.ts';
import type { Kinds } from '../ballots/kinds.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders where the participant stands: choosing, and what follows. */
export function renderStep(voting: Voting, kinds: Kinds): unknown {
  const { casting, words, step } = voting;
  const start = (): unknown => renderVote(voting, () => renderBallot(voting, kinds));
  if (step === 'start') return html`${casting.waiting} ${start()}`;
  const follow = (): unknown => casting.render(words, (following) => following.render(start));
  // What is read once more can be sent only as long as one may vote.
  return step === 'form' ? html`${casting.waiting} ${renderVote(voting, follow)}` : follow();
}

/** Renders the way to the poll's own page. */
export const renderLink = ({ words: { t }, poll }: Voting): TemplateResult =>
  html`<p><a href=${poll.can.vote?.elsewhere ?? poll.url} rel="noreferrer">${t('poll.elsewhere')}</a></p>`;

function renderVote(voting: Voting, render: () => unknown): unknown {
  const { casting, words, unsent } = voting;
  const { phase, can } = voting.poll;
  const { vote } = can;
  if (!vote) return nothing;
  if (!voting.votesHere) return renderLink(voting);
  if (vote.allowed) return render();
  const why = renderWhyNot(words, voting.poll, vote, words.t('poll.resumes'));
  return html`
    ${why && html`<p class=${isOver(phase) ? 'quiet' : 'message'}>${why}</p>`}
    ${
      unsent
        ? html`<p>${words.t('poll.unsent')}</p>
            ${casting.render(words, ({ renderChoice }) => renderChoice(unsent))}`
        : nothing
    }
  `;
}
