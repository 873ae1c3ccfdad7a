import { html, nothing, type TemplateResult } from 'lit';
import { renderText } from '../shared/ui/long-text.ts';
import { renderPhase } from '../shared/ui/phase.ts';
import { renderFacts } from './facts.ts';
import { isKnown } from './known.ts';
import { renderOutcome, renderQuorum } from './outcome.ts';
import { renderFolded } from './results/table.ts';
import { renderSeries } from './series.ts';
import { renderLink, renderStep } from './steps.ts';
import type { Voting } from './voting.ts';

/** A poll from its question to how it is run. */
export function renderPoll(voting: Voting, level: number, isStale: boolean): TemplateResult {
  const { words, poll, step } = voting;
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
      ${renderQuorum(voting)}
      ${
        isKnown(poll)
          ? html`${poll.series ? renderSeries(voting, renderStep(voting, step)) : renderStep(voting, step)}
            ${poll.series && !poll.result ? nothing : renderOutcome(voting)}`
          : html`<p class="message">${words.t('poll.unknown')}</p>
              ${renderLink(voting)}`
      }
      ${renderFolded(words.t('poll.facts'), renderFacts(voting))}
    </article>
  `;
}
