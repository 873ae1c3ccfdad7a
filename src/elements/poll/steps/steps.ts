import { html, nothing, type TemplateResult } from 'lit';
import type { Poll } from '../../../schema/poll.ts';
import type { Step } from '../../shared/confirmation/act-target.ts';
import { renderCodeForm } from '../../shared/confirmation/code-form.ts';
import { isOver, whyNot } from '../../shared/ui/phase.ts';
import { renderChanged, renderThanks, renderWithdrawn } from '../../shared/confirmation/thanks.ts';
import { renderBallot } from '../ballots/ballot.ts';
import type { Lists } from '../ballots/ranking.ts';
import { isFinal } from '../voting/known.ts';
import { renderFolded } from '../results/table.ts';
import { renderChoice, renderReview } from './review.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders where the participant stands: choosing, reading once more, confirming, counted, withdrawn. */
export function renderStep(voting: Voting, step: Step, lists: Lists): TemplateResult | typeof nothing {
  const ballot = (): TemplateResult => renderBallot(voting, lists);
  switch (step) {
    case 'code':
      return renderCodeForm(voting);
    case 'counted':
      return html`${renderThanks(voting, voting.poll.can.withdraw?.allowed ?? false, renderChange(voting), renderReworded(voting))}
      ${renderOwn(voting)}`;
    case 'withdrawn':
      return html`${renderWithdrawn(voting)} ${renderVote(voting, ballot)}`;
    case 'form':
      return html`${voting.waiting} ${renderVote(voting, renderReview)}`;
    case 'waiting':
      return html`${voting.waiting}`;
    case 'start':
      return html`${voting.waiting} ${renderVote(voting, ballot)}`;
  }
}

/** Renders the way to the poll's own page. */
export const renderLink = ({ words: { t }, poll }: Voting): TemplateResult =>
  html`<p><a href=${poll.can.vote?.elsewhere ?? poll.url} rel="noreferrer">${t('poll.elsewhere')}</a></p>`;

function renderVote(voting: Voting, render: (voting: Voting) => TemplateResult): TemplateResult | typeof nothing {
  const { phase, can } = voting.poll;
  const { vote } = can;
  if (!vote) return nothing;
  if (!voting.votesHere) return renderLink(voting);
  if (vote.allowed) return render(voting);
  const why = whyNot(voting.poll, vote);
  return html`
    ${why && html`<p class=${isOver(phase) ? 'quiet' : 'message'}>${why}</p>`}
    ${
      voting.unsent
        ? html`<p>${voting.words.t('poll.unsent')}</p>
            ${renderChoice(voting, voting.unsent)}`
        : nothing
    }
  `;
}

const canChange = (poll: Poll): boolean => Boolean(poll.can.vote?.allowed) && !isFinal(poll);

const renderReworded = ({ poll, words, changedSince }: Voting): TemplateResult | typeof nothing =>
  changedSince
    ? renderChanged(
        words.t('poll.changed', { date: words.date(changedSince) }),
        canChange(poll) && words.t('poll.changed.free'),
      )
    : nothing;

const renderChange = ({ poll, words, handleChange }: Voting): TemplateResult | typeof nothing =>
  canChange(poll) ? html`<button type="button" @click=${handleChange}>${words.t('poll.change')}</button>` : nothing;

const renderOwn = (voting: Voting): TemplateResult | typeof nothing =>
  voting.own ? renderFolded(voting.words.t('poll.mine'), renderChoice(voting, voting.own)) : nothing;
