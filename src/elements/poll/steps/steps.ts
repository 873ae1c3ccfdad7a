import { html, nothing, type TemplateResult } from 'lit';
import type { Step } from '../../shared/confirmation/act-target.ts';
import type { Later } from '../../shared/later.ts';
import { isOver, whyNot } from '../../shared/ui/phase.ts';
import { renderBallot } from '../ballots/ballot.ts';
import type { Lists } from '../ballots/ranking.ts';
import type { Voting } from '../voting/voting.ts';

/** What follows the ballot: a file of its own, which comes when somebody begins to fill in, or with the first drawing where they have voted. */
export type Following = Later<typeof import('./following.ts')>;

/** Renders where the participant stands: choosing, and what follows. */
export function renderStep(voting: Voting, step: Step, lists: Lists, following: Following): unknown {
  const start = (): unknown => renderVote(voting, following, () => renderBallot(voting, lists));
  switch (step) {
    case 'waiting':
      return html`${voting.waiting}`;
    case 'start':
      return html`${voting.waiting} ${start()}`;
    case 'form':
      return html`${voting.waiting}
      ${renderVote(voting, following, () => following.render(voting.words, ({ renderReview }) => renderReview(voting)))}`;
    default:
      return following.render(voting.words, ({ renderFollowing }) => renderFollowing(voting, step, start));
  }
}

/** Renders the way to the poll's own page. */
export const renderLink = ({ words: { t }, poll }: Voting): TemplateResult =>
  html`<p><a href=${poll.can.vote?.elsewhere ?? poll.url} rel="noreferrer">${t('poll.elsewhere')}</a></p>`;

function renderVote(voting: Voting, following: Following, render: () => unknown): unknown {
  const { phase, can } = voting.poll;
  const { vote } = can;
  if (!vote) return nothing;
  if (!voting.votesHere) return renderLink(voting);
  if (vote.allowed) return render();
  const why = whyNot(voting.poll, vote);
  const { unsent } = voting;
  return html`
    ${why && html`<p class=${isOver(phase) ? 'quiet' : 'message'}>${why}</p>`}
    ${
      unsent
        ? html`<p>${voting.words.t('poll.unsent')}</p>
            ${following.render(voting.words, ({ renderChoice }) => renderChoice(voting, unsent))}`
        : nothing
    }
  `;
}
