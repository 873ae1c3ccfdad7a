import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../schema/ballot.ts';
import { renderIsolated } from '../../shared/ui/within.ts';
import { namer } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';
import { inRank, renderHead } from './head.ts';
import { renderFolded, renderTable } from './table.ts';
import { renderParts } from './parts.ts';

type RankedResult = Extract<Result, { sharedFirst: number }>;

/** More options than this make a table of duels that nobody reads. */
const maxDuels = 20;
/** More options than this make more sentences than anyone reads: then those of the first stand for all, and the table has the rest. */
const maxTold = 5;

/** Returns how many ballots put one option before another, by their places in `counts`. */
export const duelsOf =
  ({ duels }: RankedResult) =>
  (one: number, other: number): number =>
    duels[one]?.[other] ?? 0;

/** Renders the options compared two by two: a sentence for each duel with its two sides, and all of them as a table. */
export function renderDuels(voting: Voting, result: RankedResult): TemplateResult {
  const { t, number } = voting.words;
  const places = inRank(result).slice(0, maxDuels);
  const at = places.map(([option]) => result.counts.findIndex((row) => row.option === option));
  const duel = duelsOf(result);
  const told = places.length > maxTold ? at.slice(0, 1) : at;
  return html`
    <ul class="rows" role="list">
      ${told.map((one, place) => at.slice(place + 1).map((other) => renderDuel(voting, result, one, other)))}
    </ul>
    ${renderFolded(
      t('poll.table'),
      html`${places.length < result.counts.length ? html`<p>${t('poll.duels.some', { count: maxDuels })}</p>` : nothing}
      ${renderTable(
        t('poll.caption.duels'),
        [t('poll.option'), ...at.map((_, place) => number(place + 1))],
        places.map(([option], row) => ({
          head: html`<span class="place">${number(row + 1)}</span> ${renderHead(voting, option)}`,
          cells: at.map((other) => {
            const one = at[row] ?? 0;
            if (one === other) return '–';
            const votes = number(duel(one, other));
            return duel(one, other) > duel(other, one) ? html`<strong>${votes} ✓</strong>` : votes;
          }),
        })),
        true,
      )}`,
    )}
  `;
}

/** Renders a duel, the winner first. */
function renderDuel({ words, poll }: Voting, result: RankedResult, one: number, other: number): TemplateResult {
  const duel = duelsOf(result);
  const [winner, loser] = duel(one, other) < duel(other, one) ? [other, one] : [one, other];
  const [more, less] = [duel(winner, loser), duel(loser, winner)];
  const name = (at: number): string => namer(words, poll)(result.counts[at]?.option ?? '');
  return html`
    <li>
      <span class="about">
        ${renderIsolated(
          words.t(more > less ? 'poll.duel' : 'poll.duel.tie', {
            winner: name(winner),
            loser: name(loser),
            more: words.number(more),
            less: words.number(less),
          }),
          poll.lang,
        )}
      </span>
      ${renderParts(
        words,
        [
          { votes: more, look: more > less ? 7 : 8 },
          { votes: less, look: 8 },
        ],
        'thin',
      )}
    </li>
  `;
}
