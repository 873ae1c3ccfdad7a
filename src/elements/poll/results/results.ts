import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import { asOf } from '../../shared/ui/count.ts';
import { isOver } from '../../shared/ui/phase.ts';
import { isolate, renderIsolated } from '../../shared/ui/within.ts';
import { methodTexts } from '../texts/method/texts.ts';
import { resultTexts } from '../texts/results/texts.ts';
import type { PollWords } from '../texts/texts.ts';
import { renderJudgments } from './judgments.ts';
import { renderRankings } from './rankings.ts';
import { renderRecount } from './recount.ts';
import { renderScores } from './scores.ts';
import { lookStyles } from '../looks.styles.ts';
import { resultStyles } from './results.styles.ts';
import { faultIn } from './sound.ts';
import { isVotes, renderVotes, type VotesResult } from './votes.ts';
import { renderWrong } from './wrong.ts';
import type { Voting } from '../voting/voting.ts';

export const texts = [resultTexts, methodTexts];
export const styles = [lookStyles, resultStyles];

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
      <div class="quiet name" role="heading" aria-level=${voting.context.sublevel} tabindex="-1" id="results">
        ${t(isOver(poll.phase) ? 'poll.results' : 'poll.results.now')}
      </div>
      ${own?.kind === 'blank' ? html`<p><span class="mine">${t('poll.mine.blank')}</span></p>` : nothing}
      ${renderCounts(voting, result)} ${votes ? html`<p class="quiet">${asOf(words, votes, poll.phase)}</p>` : nothing}
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
  return html`<p class="quiet">${where ? t('poll.review.mark', { option: where, mark: all }) : all} (${parts})</p>`;
}

/** Renders how many ballots came in over several counts, and how many in each. */
function renderSum(
  { words: { t, number }, poll }: Voting,
  counts: readonly (readonly [name: string, result: Result])[],
): TemplateResult {
  const all = t('poll.ballots', { count: counts.reduce((sum, [, { ballots }]) => sum + ballots, 0) });
  const parts = counts.map(([option, { ballots }]) => t('poll.review.mark', { option, mark: number(ballots) }));
  return html`<p class="quiet">${renderIsolated(`${all} (${parts.join(', ')})`, poll.lang)}</p>`;
}

/** Renders the online result, and those counted apart: added where figures add up, else each for itself. */
function renderCounts(voting: Voting, result: Result): TemplateResult {
  const { poll, words } = voting;
  const fault = faultIn(poll, result);
  if (fault === 'shape') return renderWrong(voting, result, fault);
  if (fault) return html`${renderCount(words, result)} ${renderWrong(voting, result, fault)}`;
  const offline = offlineOf(poll);
  const isAdded = ({ result: other }: Offline): boolean => isVotes(result) && isVotes(other) && !faultIn(poll, other);
  const added = offline.filter(isAdded).map(({ label, result: other }) => [label, other as VotesResult] as const);
  const online = renderCount(words, result, offline.length > 0 ? words.t('poll.online') : '');
  const sources = offline.filter(isAdded).map((each) => renderOffline(voting, each));
  return html`
    ${
      added.length > 0
        ? renderSum(voting, [
            [words.t('poll.online'), result],
            ...added.map(([name, other]) => [isolate(name), other] as const),
          ])
        : online
    }
    ${renderMethod(voting, result, added, added.length > 0 ? [online, sources] : nothing)}
    ${offline.filter((each) => !isAdded(each)).map((each) => renderOffline(voting, each))}
  `;
}

/** Renders a count that was made apart: who made it, and its result where that is not added to another. */
function renderOffline(voting: Voting, { label, by, at, result }: Offline): TemplateResult {
  const { poll, words } = voting;
  const fault = faultIn(poll, result);
  return html`
    <div class="stack" part="offline">
      <div class="name" role="heading" aria-level=${voting.context.sublevel + 1} lang=${poll.lang} dir="auto">
        ${label}
      </div>
      ${fault === 'shape' ? nothing : renderCount(words, result)}
      <p class="quiet">
        ${renderIsolated(words.t('poll.offline', { by: isolate(by), date: words.date(at) }), poll.lang)}
      </p>
      ${
        fault
          ? renderWrong(voting, result, fault)
          : isVotes(result)
            ? nothing
            : html`<p class="quiet">${words.t('poll.offline.apart')}</p>
                ${renderMethod(voting, result)}`
      }
    </div>
  `;
}

type Offline = NonNullable<Poll['offline']>[number];

const offlineOf = ({ offline }: Poll): readonly Offline[] => (Array.isArray(offline) ? offline : []);

function renderMethod(
  voting: Voting,
  result: Result,
  added: readonly (readonly [string, VotesResult])[] = [],
  sources: unknown = nothing,
): TemplateResult {
  if (isVotes(result)) return renderVotes(voting, result, added, sources);
  if (result.method === 'score') return renderScores(voting, result);
  if (result.method === 'majority-judgment') return renderJudgments(voting, result);
  return renderRankings(voting, result);
}
