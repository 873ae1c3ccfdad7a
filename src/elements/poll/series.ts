import { html, nothing, type TemplateResult } from 'lit';
import type { Poll } from '../../schema/poll.ts';
import { renderLink } from './steps.ts';
import type { PollView } from './view.ts';

/** Whether every question was answered. */
export const isDone = ({ series }: Poll): boolean => series !== undefined && series.at > series.of;

/** Which question it is, in words; the thanks after the last one. */
export const placeIn = ({ words: { t }, poll }: PollView): string =>
  isDone(poll) ? t('poll.series.done') : t('poll.series', { ...poll.series });

/** One question after the other: its place among them, what is done with it, and the way back to the last answer. */
export function renderSeries(view: PollView, step: unknown): TemplateResult {
  const { words, poll, turning } = view;
  return html`
    ${
      isDone(poll)
        ? html`<div class="message good" part="thanks">
            <div class="title" role="heading" aria-level=${view.sublevel} tabindex="-1" data-step>${placeIn(view)}</div>
          </div>`
        : html`<p class="quiet">${placeIn(view)}</p>
            ${poll.phase === 'open' ? (poll.can.vote?.elsewhere ? renderLink(view) : step) : words.t('poll.series.over')}`
    }
    ${
      turning.last && poll.phase === 'open'
        ? html`<button type="button" class="link" @click=${view.handleTurn}>
            ${words.t(turning.isBack ? 'poll.keep' : 'poll.series.back')}
          </button>`
        : nothing
    }
  `;
}
