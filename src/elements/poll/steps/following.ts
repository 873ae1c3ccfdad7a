import { html, nothing, type TemplateResult } from 'lit';
import { actTexts } from '../../../locales/acts/texts.ts';
import type { Poll } from '../../../schema/poll.ts';
import type { Step } from '../../shared/confirmation/act-target.ts';
import { renderCodeForm } from '../../shared/confirmation/code-form.ts';
import { renderChanged, renderThanks, renderWithdrawn } from '../../shared/confirmation/thanks.ts';
import { renderFolded } from '../results/table.ts';
import { voteTexts } from '../texts/voting/texts.ts';
import { isFinal } from '../voting/known.ts';
import type { Voting } from '../voting/voting.ts';
import { renderChoice } from './review.ts';

export { renderChoice, renderReview } from './review.ts';

export const texts = [actTexts, voteTexts];

/** Renders what follows the ballot once it is sent; `start` is the way in. */
export function renderFollowing(voting: Voting, step: Step, start: () => unknown): TemplateResult {
  if (step === 'code') return renderCodeForm(voting);
  if (step === 'withdrawn') return html`${renderWithdrawn(voting)} ${start()}`;
  return html`${renderThanks(voting, voting.poll.can.withdraw?.allowed ?? false, renderChange(voting), renderReworded(voting))}
  ${renderOwn(voting)}`;
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
