import { html, nothing, type TemplateResult } from 'lit';
import { renderMistakes, renderSubmit } from '../../shared/ui/form.ts';
import { renderIsolated } from '../../shared/ui/within.ts';
import { choices } from './choices.ts';
import { judgments } from './judgments.ts';
import type { Kinds } from './kinds.ts';
import { ranking } from './ranking.ts';
import { scores } from './scores.ts';
import { threeWay } from './three-way.ts';
import { isShuffled } from '../voting/order.ts';
import type { BallotParts } from './parts.ts';
import type { Voting } from '../voting/voting.ts';

function partsOf(voting: Voting, kinds: Kinds): BallotParts {
  const { form } = voting.poll;
  switch (form.kind) {
    case 'choices':
      return choices(voting, form);
    case 'three-way':
      return threeWay(voting);
    case 'scores':
      return scores(voting, form, kinds);
    case 'ranking':
      return ranking(voting, form, kinds);
    case 'judgments':
      return judgments(voting, form, kinds);
  }
}

/** Renders the ballot to fill in. It is sent after a review only, and never by a change of its fields. */
export function renderBallot(voting: Voting, kinds: Kinds): TemplateResult {
  void kinds.ask(voting.poll);
  const { t } = voting.words;
  const { series } = voting.poll;
  const fault = voting.faults.get('ballot');
  const { legend, hints, fields } = partsOf(voting, kinds);
  const hint = [...hints, isShuffled(voting.poll) ? t('poll.shuffled') : ''].filter(Boolean).join(' ');
  return html`
    <form class="stack" part="ballot" novalidate @submit=${voting.handleReview}>
      ${renderMistakes(voting)}
      <fieldset
        id="ballot"
        class="ballot"
        tabindex="-1"
        data-step
        aria-describedby=${[hint && 'hint-ballot', fault && 'fault-ballot'].filter(Boolean).join(' ') || nothing}
      >
        <legend>${legend}</legend>
        ${hint ? html`<p class="quiet" id="hint-ballot">${renderIsolated(hint, voting.poll.lang)}</p>` : nothing}
        ${fault ? html`<p class="fault" id="fault-ballot">${fault}</p>` : nothing} ${fields}
        <p role="status" class="note">${voting.note}</p>
      </fieldset>
      <div class="actions">
        ${renderSubmit(voting.busy, t(series ? 'poll.send' : 'poll.continue'))}
        ${series ? nothing : html`<button type="button" @click=${voting.handleBlank}>${t('poll.blank')}</button>`}
        ${
          voting.isChange
            ? html`<button type="button" class="link" @click=${voting.handleKeep}>${t('poll.keep')}</button>`
            : nothing
        }
      </div>
      ${series ? nothing : html`<p class="quiet">${t('poll.blank.hint')}</p>`}
    </form>
  `;
}
