import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../../schema/ballot.ts';
import type { Voting } from '../voting/voting.ts';
import { inRank, renderHead } from './head.ts';
import { renderTable } from './table.ts';

type RankedResult = Extract<Result, { sharedFirst: number }>;

/** More options than this make a table of duels that nobody reads. */
const maxDuels = 20;

/** Returns how many ballots put one option before another, by their places in `counts`. */
export const duelsOf =
  ({ duels }: RankedResult) =>
  (one: number, other: number): number =>
    duels[one]?.[other] ?? 0;

/** Renders the options compared two by two. */
export function renderDuels(voting: Voting, result: RankedResult): TemplateResult {
  const { t, number } = voting.words;
  const places = inRank(result).slice(0, maxDuels);
  const at = places.map(([option]) => result.counts.findIndex((row) => row.option === option));
  const duel = duelsOf(result);
  return html`
    ${places.length < result.counts.length ? html`<p>${t('poll.duels.some', { count: maxDuels })}</p>` : nothing}
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
    )}
  `;
}
