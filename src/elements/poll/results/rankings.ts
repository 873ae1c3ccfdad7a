import { html, nothing, type TemplateResult } from 'lit';
import type { Result, ResultOf } from '../../../schema/ballot.ts';
import { percentages } from '../../../tally/percentages.ts';
import { namer } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';
import { inRank, renderHead, renderHero, renderLead } from './head.ts';
import { renderFolded, renderShare, renderTable } from './table.ts';

export type RankedResult = Extract<Result, { sharedFirst: number }>;

/** More options than this make a table of duels that nobody reads. */
const maxDuels = 20;

/** Renders the ranking with first preferences, the duels, and what the method counts besides. */
export function renderRankings(voting: Voting, result: RankedResult): TemplateResult {
  const { words } = voting;
  const { t } = words;
  const { counts, counted, sharedFirst } = result;
  if (counted === 0) return html`<p>${t('poll.nobody')}</p>`;
  const firsts = counts.map(({ first }) => first);
  const rest = counted - sharedFirst - firsts.reduce((sum, first) => sum + first, 0);
  const shares = percentages([...firsts, sharedFirst, rest]);
  const column = columnOf(voting, result);
  const [place] = result.ranking;
  return html`
    ${renderLead(voting, place?.options ?? [], place?.byLot ? t('poll.by-lot') : lastRound(voting, result))}
    ${result.method === 'condorcet' ? renderWinner(voting, result) : nothing}
    ${result.method === 'instant-runoff' && !result.complete ? html`<p>${t('poll.rounds.stopped')}</p>` : nothing}
    ${renderTable(
      t('poll.caption.ranking'),
      [t('poll.option'), ...(column ? [column.name] : []), t('poll.first')],
      inRank(result).map(([option, place]) => {
        const at = counts.findIndex((row) => row.option === option);
        const share = shares[at] ?? 0;
        return {
          head: renderHero(voting, option, place, share / 1000),
          cells: [...(column ? [column.cell(at)] : []), renderShare(words, firsts[at] ?? 0, share)],
        };
      }),
    )}
    ${sharedFirst > 0 ? html`<p class="quiet">${t('poll.shared-first', { count: sharedFirst })}</p>` : nothing}
    ${result.method === 'instant-runoff' ? renderFolded(t('poll.rounds'), renderRounds(voting, result)) : nothing}
    ${renderFolded(t('poll.duels'), renderDuels(voting, result))}
  `;
}

/** Writes with how many ballots a run-off ended. */
function lastRound({ words }: Voting, result: RankedResult): string {
  if (result.method !== 'instant-runoff') return '';
  const { votes, elected } = result.rounds.at(-1) ?? { votes: [] };
  const row = votes.find(({ option }) => option === elected);
  const all = votes.reduce((sum, each) => sum + each.votes, 0);
  return row ? words.t('poll.rounds.won', { round: result.rounds.length, count: row.votes, all }) : '';
}

/** Returns the column of the method's own figure, where it has one for each option. */
function columnOf({ words }: Voting, result: RankedResult): { name: string; cell(at: number): string } | undefined {
  const { t, number } = words;
  switch (result.method) {
    case 'borda':
      return { name: t('poll.points'), cell: (at) => number((result.counts[at]?.doubledPoints ?? 0) / 2) };
    case 'condorcet':
      return { name: t('poll.won'), cell: (at) => number(result.counts[at]?.won ?? 0) };
    case 'instant-runoff':
    case 'schulze':
    case 'ranked-pairs':
      return undefined;
  }
}

const renderWinner = ({ words, poll }: Voting, { winner }: ResultOf<'condorcet'>): TemplateResult =>
  html`<p>
    ${winner === null ? words.t('poll.condorcet.none') : words.t('poll.condorcet', { option: namer(words, poll)(winner) })}
  </p>`;

function renderRounds(voting: Voting, result: ResultOf<'instant-runoff'>): TemplateResult {
  const { t, number } = voting.words;
  const { rounds } = result;
  return renderTable(
    t('poll.caption.rounds'),
    [t('poll.option'), ...rounds.map((_, at) => t('poll.round', { count: at + 1 }))],
    [
      ...inRank(result).map(([option]) => ({
        head: renderHead(voting, option),
        cells: rounds.map(({ votes, eliminated }) => {
          const row = votes.find((each) => each.option === option);
          if (!row) return '';
          return eliminated.includes(option) ? `${number(row.votes)} (${t('poll.round.out')})` : number(row.votes);
        }),
      })),
      { head: t('poll.round.exhausted'), cells: rounds.map(({ exhausted }) => number(exhausted)) },
    ],
    true,
  );
}

function renderDuels(voting: Voting, result: RankedResult): TemplateResult {
  const { t, number } = voting.words;
  const places = inRank(result).slice(0, maxDuels);
  const at = places.map(([option]) => result.counts.findIndex((row) => row.option === option));
  const duel = (one: number, other: number): number => result.duels[one]?.[other] ?? 0;
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
