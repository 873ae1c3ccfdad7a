import { html, nothing, type TemplateResult } from 'lit';
import type { Step } from '../shared/confirmation/acting.ts';
import { renderText } from '../shared/ui/long-text.ts';
import { renderPhase } from '../shared/ui/phase.ts';
import { renderFacts } from './facts.ts';
import { isKnown } from './known.ts';
import { renderOutcome, renderQuorum } from './outcome.ts';
import { renderFolded } from './results/table.ts';
import { renderSeries } from './series.ts';
import { renderLink, renderStep } from './steps.ts';
import type { PollView } from './view.ts';

/** A poll from its question to how it is run. */
export function renderPoll(view: PollView, step: Step, level: number, isStale: boolean): TemplateResult {
  const { words, poll } = view;
  const at = poll.numbers['votes']?.asOf;
  return html`
    <article class="stack" aria-labelledby="title">
      <div
        id="title"
        class="title"
        part="title"
        role="heading"
        aria-level=${level}
        lang=${poll.lang}
        tabindex=${poll.series ? -1 : nothing}
      >
        ${poll.title}
      </div>
      ${poll.description ? renderText(words, poll.description, poll.lang) : nothing}
      <p><strong>${renderPhase(words, poll)}</strong></p>
      ${isStale && at ? html`<p class="fault">${words.t('error.stale', { date: words.time(at) })}</p>` : nothing}
      ${renderQuorum(view)}
      ${
        isKnown(poll)
          ? html`${poll.series ? renderSeries(view, renderStep(view, step)) : renderStep(view, step)}
            ${poll.series && !poll.result ? nothing : renderOutcome(view)}`
          : html`<p class="message">${words.t('poll.unknown')}</p>
              ${renderLink(view)}`
      }
      ${renderFolded(words.t('poll.facts'), renderFacts(view))}
    </article>
  `;
}
