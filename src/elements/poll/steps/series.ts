import { html, nothing, type TemplateResult } from 'lit';
import { isDone, placeIn } from '../voting/series-place.ts';
import { renderLink } from './steps.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders one question of a series: its place among them, what is done with it, and the way back to the last answer. */
export function renderSeries(voting: Voting, step: unknown): TemplateResult {
  const { words, poll, turning } = voting;
  return html`
    ${
      isDone(poll)
        ? html`<div class="message good" part="thanks">
            <div class="title" role="heading" aria-level=${voting.context.sublevel} tabindex="-1" data-step>
              ${placeIn(words, poll)}
            </div>
          </div>`
        : html`<p class="quiet">${placeIn(words, poll)}</p>
            ${poll.phase === 'open' ? (poll.can.vote?.elsewhere ? renderLink(voting) : step) : words.t('poll.series.over')}`
    }
    ${
      turning.last && poll.phase === 'open'
        ? html`<button type="button" class="link" @click=${voting.handleTurn}>
            ${words.t(turning.isBack ? 'poll.keep' : 'poll.series.back')}
          </button>`
        : nothing
    }
  `;
}
