import { html, nothing, type TemplateResult } from 'lit';
import { renderMistakes, renderSubmit } from '../shared/ui/form.ts';
import { choices } from './ballots/choices.ts';
import { judgments } from './ballots/judgments.ts';
import { ranking } from './ballots/ranking.ts';
import { scores } from './ballots/scores.ts';
import { threeWay } from './ballots/three-way.ts';
import { isShuffled } from './order.ts';
import type { BallotParts, PollView } from './view.ts';

function partsOf(view: PollView): BallotParts {
  const { form } = view.poll;
  switch (form.kind) {
    case 'choices':
      return choices(view, form);
    case 'three-way':
      return threeWay(view);
    case 'scores':
      return scores(view, form);
    case 'ranking':
      return ranking(view, form);
    case 'judgments':
      return judgments(view, form);
  }
}

/** The ballot to fill in. It is sent after a review only, and never by a change of its fields. */
export function renderBallot(view: PollView): TemplateResult {
  const { t } = view.words;
  const { series } = view.poll;
  const fault = view.faults.get('ballot');
  const { legend, hints, fields } = partsOf(view);
  return html`
    <form class="stack" part="ballot" novalidate @submit=${view.handleReview}>
      ${renderMistakes(view)}
      <fieldset id="ballot" class="ballot" tabindex="-1" data-step aria-describedby=${fault ? 'fault-ballot' : nothing}>
        <legend>${legend}</legend>
        <p class="quiet">${hints.join(' ')} ${isShuffled(view.poll) ? t('poll.shuffled') : nothing}</p>
        ${fault ? html`<p class="fault" id="fault-ballot">${fault}</p>` : nothing} ${fields}
        <p role="status" class="note">${view.note}</p>
      </fieldset>
      <div class="actions">
        ${renderSubmit(view.acting.busy, t(series ? 'poll.send' : 'poll.continue'))}
        ${series ? nothing : html`<button type="button" @click=${view.handleBlank}>${t('poll.blank')}</button>`}
        ${
          view.isChange
            ? html`<button type="button" class="link" @click=${() => view.go('counted')}>${t('poll.keep')}</button>`
            : nothing
        }
      </div>
      ${series ? nothing : html`<p class="quiet">${t('poll.blank.hint')}</p>`}
    </form>
  `;
}
