import { html, nothing, type TemplateResult } from 'lit';
import type { Step } from '../shared/confirmation/acting.ts';
import { renderCodeForm } from '../shared/confirmation/code-form.ts';
import { isOver } from '../shared/ui/phase.ts';
import { renderThanks, renderWithdrawn } from '../shared/confirmation/thanks.ts';
import { renderBallot } from './ballot.ts';
import { isFinal } from './known.ts';
import { renderFolded } from './results/table.ts';
import { renderChoice, renderReview } from './review.ts';
import type { PollView } from './view.ts';

/** Where the participant stands: choosing, reading once more, confirming, counted, withdrawn. */
export function renderStep(view: PollView, step: Step): TemplateResult | typeof nothing {
  switch (step) {
    case 'code':
      return renderCodeForm(view);
    case 'counted':
      return html`${renderThanks(view, view.poll.can.withdraw?.allowed ?? false, renderChange(view))} ${renderOwn(view)}`;
    case 'withdrawn':
      return html`${renderWithdrawn(view)} ${renderVote(view, renderBallot)}`;
    case 'form':
      return renderVote(view, renderReview);
    case 'start':
      return renderVote(view, renderBallot);
  }
}

/** The way to the poll's own page. */
export const renderLink = ({ words: { t }, poll }: PollView): TemplateResult =>
  html`<p><a href=${poll.can.vote?.elsewhere ?? poll.url} rel="noreferrer">${t('poll.elsewhere')}</a></p>`;

function renderVote(view: PollView, render: (view: PollView) => TemplateResult): TemplateResult | typeof nothing {
  const { phase, can } = view.poll;
  const { vote } = can;
  if (!vote) return nothing;
  if (!view.votesHere) return renderLink(view);
  if (vote.allowed) return render(view);
  const { reason = '', wouldBeAllowedIf = '' } = vote;
  return html`
    <p class=${isOver(phase) ? 'quiet' : 'message'}>${reason} ${wouldBeAllowedIf}</p>
    ${
      view.unsent
        ? html`<p>${view.words.t('poll.unsent')}</p>
            ${renderChoice(view, view.unsent)}`
        : nothing
    }
  `;
}

const renderChange = ({ poll, words, handleChange }: PollView): TemplateResult | typeof nothing =>
  poll.can.vote?.allowed && !isFinal(poll)
    ? html`<button type="button" @click=${handleChange}>${words.t('poll.change')}</button>`
    : nothing;

const renderOwn = (view: PollView): TemplateResult | typeof nothing =>
  view.own ? renderFolded(view.words.t('poll.mine'), renderChoice(view, view.own)) : nothing;
