import { html, type TemplateResult } from 'lit';
import type { ResultOf } from '../../../schema/ballot.ts';
import type { Voting } from '../voting/voting.ts';
import { byText, inRank, renderHead, renderLead, renderRows } from './head.ts';
import { renderFolded, renderTable } from './table.ts';

/** Renders the sum or mean of the marks, the median, and how often each mark was given. */
export function renderScores(voting: Voting, result: ResultOf<'score'>): TemplateResult {
  const { t, number } = voting.words;
  const { counts, counted, lowest, highest } = result;
  if (counted === 0) return html`<p>${t('poll.nobody')}</p>`;
  const byMean = result.scoreRule === 'mean';
  const rows = inRank(result).flatMap(([option, place]) => {
    const row = counts.find((each) => each.option === option);
    return row ? [{ ...row, place }] : [];
  });
  const mean = (total: number, marks: number): number | undefined =>
    marks > 0 ? Math.round((total / marks) * 100) / 100 : undefined;
  // A bar is the mean on the scale: in a sum, a missing mark counts as 0.
  const height = ({ total, marks }: { total: number; marks: number }): number | undefined =>
    mean(total, byMean ? marks : counted);
  const figureOf = (row: { total: number; marks: number } | undefined): string => {
    const figure = row && (byMean ? height(row) : row.total);
    return figure === undefined ? '–' : number(figure, byMean ? 2 : 0);
  };
  const [place] = result.ranking;
  return html`
    ${renderLead(voting, place?.options ?? [], {
      by: byText(
        voting,
        byMean ? 'poll.mean' : 'poll.total',
        rows.map(({ option }) => option),
        (option) => figureOf(rows.find((row) => row.option === option)),
      ),
      more: place?.byLot && t('poll.by-lot'),
    })}
    <p class="quiet">${t('poll.caption.score', { lowest, highest })}</p>
    ${renderRows(
      voting,
      rows.map((row) => ({
        ...row,
        isFirst: row.place === place,
        figure: figureOf(row),
        length: ((height(row) ?? lowest) - lowest) / (highest - lowest),
      })),
    )}
    ${renderFolded(
      t('poll.figures'),
      html`${renderTable(
        t('poll.caption.score', { lowest, highest }),
        [t('poll.option'), t(byMean ? 'poll.mean' : 'poll.total'), t('poll.median')],
        rows.map((row) => ({
          head: renderHead(voting, row.option, row.place),
          cells: [figureOf(row), row.median === null ? '–' : number(row.median)],
        })),
      )}
      ${renderTable(
        t('poll.caption.spread'),
        [t('poll.option'), ...(rows[0]?.spread ?? []).map((_, step) => number(lowest + step)), t('poll.marks')],
        rows.map(({ option, spread, marks }) => ({
          head: renderHead(voting, option),
          cells: [...spread, marks].map((each) => number(each)),
        })),
        true,
      )}`,
    )}
  `;
}
