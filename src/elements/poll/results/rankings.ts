import { html, nothing, type TemplateResult } from 'lit';
import type { Result, ResultOf } from '../../../schema/ballot.ts';
import { percentages } from '../../../tally/percentages.ts';
import type { Voting } from '../voting/voting.ts';
import { duelsOf, renderDuels } from './duels.ts';
import { byText, inRank, renderHead, renderLead, renderRows } from './head.ts';
import { renderFolded, renderShare, renderTable } from './table.ts';

export type RankedResult = Extract<Result, { sharedFirst: number }>;

/** What a method of rankings shows of each option, by its place in `counts`. */
interface Figures {
  readonly name: string;
  of(at: number): string;
  /** From 0 to 1. */
  length(at: number): number;
}

/** Renders the ranking with the figure of its method, and folded: first preferences, rounds, the duels. */
export function renderRankings(voting: Voting, result: RankedResult): TemplateResult {
  const { words } = voting;
  const { t } = words;
  const { counts, counted, sharedFirst } = result;
  if (counted === 0) return html`<p>${t('poll.nobody')}</p>`;
  const firsts = counts.map(({ first }) => first);
  const rest = counted - sharedFirst - firsts.reduce((sum, first) => sum + first, 0);
  const shares = percentages([...firsts, sharedFirst, rest]);
  const figures = figuresOf(voting, result);
  const [place] = result.ranking;
  const rows = inRank(result).map(([option, place]) => ({
    option,
    place,
    at: counts.findIndex((row) => row.option === option),
  }));
  return html`
    ${renderLead(voting, place?.options ?? [], { by: leadOf(voting, result, figures), more: place?.byLot && t('poll.by-lot') })}
    ${result.method === 'condorcet' && result.winner === null ? html`<p>${t('poll.condorcet.none')}</p>` : nothing}
    ${result.method === 'instant-runoff' && !result.complete ? html`<p>${t('poll.rounds.stopped')}</p>` : nothing}
    <p class="quiet">${figures.name}</p>
    ${renderRows(
      voting,
      rows.map((row) => ({
        ...row,
        isFirst: row.place === place,
        figure: figures.of(row.at),
        length: figures.length(row.at),
      })),
    )}
    ${renderFolded(
      t('poll.figures'),
      html`${renderTable(
        t('poll.caption.ranking'),
        [t('poll.option'), figures.name, t('poll.first')],
        rows.map(({ option, place, at }) => ({
          head: renderHead(voting, option, place),
          cells: [figures.of(at), renderShare(words, firsts[at] ?? 0, shares[at] ?? 0)],
        })),
      )}
      ${sharedFirst > 0 ? html`<p class="quiet">${t('poll.shared-first', { count: sharedFirst })}</p>` : nothing}`,
    )}
    ${result.method === 'instant-runoff' ? renderFolded(t('poll.rounds'), renderRounds(voting, result)) : nothing}
    ${renderFolded(t('poll.duels'), renderDuels(voting, result))}
  `;
}

/** Writes by how much the first is ahead of the next: by the duel of the two where duels decide, else by the method's own figure. */
function leadOf(voting: Voting, result: RankedResult, figures: Figures): string {
  const order = inRank(result).map(([option]) => option);
  const [first = 0, next = 0] = order.map((option) => result.counts.findIndex((row) => row.option === option));
  const isByDuels = result.method !== 'borda' && result.method !== 'instant-runoff';
  const unit = isByDuels ? 'poll.by.duel' : result.method === 'borda' ? 'poll.points' : 'poll.votes';
  return byText(voting, unit, order, (option) => {
    const at = option === order[0] ? first : next;
    return isByDuels ? voting.words.number(duelsOf(result)(at, at === first ? next : first)) : figures.of(at);
  });
}

function figuresOf({ words }: Voting, result: RankedResult): Figures {
  const { t, number } = words;
  const { counts, counted } = result;
  const others = Math.max(1, counts.length - 1);
  if (result.method === 'borda') {
    const points = (at: number): number => (result.counts[at]?.doubledPoints ?? 0) / 2;
    return { name: t('poll.points'), of: (at) => number(points(at)), length: (at) => points(at) / counted / others };
  }
  if (result.method === 'instant-runoff') {
    const votes = (at: number): number =>
      result.rounds
        .flatMap((round) => round.votes.find(({ option }) => option === counts[at]?.option)?.votes ?? [])
        .at(-1) ?? 0;
    return { name: t('poll.rounds.last'), of: (at) => number(votes(at)), length: (at) => votes(at) / counted };
  }
  const duel = duelsOf(result);
  const won = (at: number): number => counts.filter((_, other) => duel(at, other) > duel(other, at)).length;
  return { name: t('poll.won'), of: (at) => `${number(won(at))}/${number(others)}`, length: (at) => won(at) / others };
}

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
