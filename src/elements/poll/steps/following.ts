import { html, nothing, type TemplateResult } from 'lit';
import { actTexts } from '../../../locales/acts/texts.ts';
import { renderCodeForm } from '../../shared/confirmation/code-form.ts';
import { renderChanged, renderThanks, renderWithdrawn } from '../../shared/confirmation/thanks.ts';
import type { Part } from '../../shared/equipment.ts';
import { renderFolded } from '../results/table.ts';
import { voteTexts } from '../texts/voting/texts.ts';
import { Casting } from '../voting/casting.ts';
import { isFinal } from '../voting/known.ts';
import type { CastAct, Voting } from '../voting/voting.ts';
import { renderChoice, renderReview } from './review.ts';

/** Begins with what follows the ballot, or takes up the vote that this device holds. */
export function startCasting(voting: Voting): CastAct & Part {
  const workflow = new Casting(voting);
  return {
    texts: [actTexts, voteTexts],
    workflow,
    render: (start) => renderStep(workflow, start),
    renderChoice: (ballot) => renderChoice(voting, ballot),
  };
}

function renderStep(casting: Casting, start: () => unknown): unknown {
  switch (casting.step) {
    case 'form':
      return renderReview(casting);
    case 'code':
      return renderCodeForm(casting);
    case 'counted':
      return renderCounted(casting);
    case 'withdrawn':
      return html`${renderWithdrawn(casting)} ${start()}`;
    default:
      return html`${casting.waiting}`;
  }
}

function renderCounted(casting: Casting): TemplateResult {
  const { words, voting, changedSince } = casting;
  const { poll, own } = voting;
  const canChange = Boolean(poll.can.vote?.allowed) && !isFinal(poll);
  const change = canChange
    ? html`<button type="button" @click=${casting.handleChange}>${words.t('poll.change')}</button>`
    : nothing;
  const changed = changedSince
    ? renderChanged(
        words.t('poll.changed', { date: words.date(changedSince) }),
        canChange && words.t('poll.changed.free'),
      )
    : nothing;
  return html`${renderThanks(casting, poll.can.withdraw?.allowed ?? false, change, changed)}
  ${own ? renderFolded(words.t('poll.mine'), renderChoice(voting, own)) : nothing}`;
}
