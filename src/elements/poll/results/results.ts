import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import { asOf } from '../../shared/ui/count.ts';
import { isOver } from '../../shared/ui/phase.ts';
import type { PollWords } from '../texts/texts.ts';
import { renderJudgments } from './judgments.ts';
import { renderRankings } from './rankings.ts';
import { renderRecount } from './recount.ts';
import { renderScores } from './scores.ts';
import { faultIn } from './sound.ts';
import { isVotes, renderVotes, type VotesResult } from './votes.ts';
import { renderWrong } from './wrong.ts';
import type { Voting } from '../voting/voting.ts';

/** Renders the published result with the means to check it. The poll loads this when a result is seen. */
export const renderResults = (voting: Voting, result: Result): TemplateResult => {
  const { poll, words } = voting;
  const canRecount = voting.recountsHere && faultIn(poll, result) !== 'shape';
  // As long as the result is for some, its ballots are for nobody: they would tell it to all.
  const isPublic = poll.results === 'always' || isOver(poll.phase);
  return html`${renderPublished(voting, result)}
  ${
    canRecount
      ? isPublic
        ? renderRecount(voting, result)
        : html`<p class="quiet">${words.t('poll.recount.later')}</p>`
      : nothing
  }`;
};

/** Renders the published result: its heading, what was counted, the figures of the method, and what they do not say. */
function renderPublished(voting: Voting, result: Result): TemplateResult {
  const { words, poll, own } = voting;
  const { t } = words;
  const { votes } = poll.numbers;
  return html`
    <div class="stack" part="results">
      <div class="title" role="heading" aria-level=${voting.context.sublevel} tabindex="-1" id="results">
        ${t(isOver(poll.phase) ? 'poll.results' : 'poll.results.now')}
      </div>
      ${own?.kind === 'blank' ? html`<p><span class="mine">${t('poll.mine.blank')}</span></p>` : nothing}
      ${renderCounts(voting, result)} ${votes ? html`<p class="quiet">${asOf(words, votes)}</p>` : nothing}
      <p class="message">${t('poll.selected')}</p>
    </div>
  `;
}

/** Renders how many ballots came in, and what became of them. */
function renderCount({ t }: PollWords, { ballots, counted, blank, rejected }: Result, where = ''): TemplateResult {
  const all = t('poll.ballots', { count: ballots });
  const aside = rejected.reduce((sum, { times }) => sum + times, 0);
  const parts = [
    t('poll.counted', { count: counted }),
    t('poll.blanks', { count: blank }),
    ...(aside > 0 ? [t('poll.rejected', { count: aside })] : []),
  ].join(', ');
  return html`<p><strong>${where ? t('poll.review.mark', { option: where, mark: all }) : all}</strong> (${parts})</p>`;
}

/** Renders the online result, and those counted apart: added where figures add up, else each for itself. */
function renderCounts(voting: Voting, result: Result): TemplateResult {
  const fault = faultIn(voting.poll, result);
  if (fault === 'shape') return renderWrong(voting, result, fault);
  if (fault) return html`${renderCount(voting.words, result)} ${renderWrong(voting, result, fault)}`;
  const offline = offlineOf(voting.poll);
  const added = isVotes(result)
    ? offline.flatMap(({ label, result: other }): [string, VotesResult][] =>
        isVotes(other) && !faultIn(voting.poll, other) ? [[label, other]] : [],
      )
    : [];
  return html`
    ${renderCount(voting.words, result, offline.length > 0 ? voting.words.t('poll.online') : '')}
    ${renderMethod(voting, result, added)}
    ${offline.map(({ label, by, at, result: other }) => {
      const otherFault = faultIn(voting.poll, other);
      return html`
        <div class="stack" part="offline">
          <div class="name" role="heading" aria-level=${voting.context.sublevel + 1} lang=${voting.poll.lang}>
            ${label}
          </div>
          ${otherFault === 'shape' ? nothing : renderCount(voting.words, other)}
          <p class="quiet">${voting.words.t('poll.offline', { by, date: voting.words.date(at) })}</p>
          ${
            otherFault
              ? renderWrong(voting, other, otherFault)
              : isVotes(other)
                ? nothing
                : html`<p class="quiet">${voting.words.t('poll.offline.apart')}</p>
                    ${renderMethod(voting, other, [])}`
          }
        </div>
      `;
    })}
  `;
}

const offlineOf = ({ offline }: Poll): NonNullable<Poll['offline']> => (Array.isArray(offline) ? offline : []);

function renderMethod(voting: Voting, result: Result, added: readonly [string, VotesResult][]): TemplateResult {
  if (isVotes(result)) return renderVotes(voting, result, added);
  if (result.method === 'score') return renderScores(voting, result);
  if (result.method === 'majority-judgment') return renderJudgments(voting, result);
  return renderRankings(voting, result);
}
