import { html, type TemplateResult } from 'lit';
import type { ResultOf } from '../../../schema/ballot.ts';
import type { Voting } from '../voting/voting.ts';
import { inRank, renderHead, renderHero, renderLead } from './head.ts';
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
  const [place] = result.ranking;
  return html`
    ${renderLead(voting, place?.options ?? [], place?.byLot && t('poll.by-lot'))}
    ${renderTable(
      t('poll.caption.score', { lowest, highest }),
      [t('poll.option'), t(byMean ? 'poll.mean' : 'poll.total'), t('poll.median')],
      rows.map(({ option, place, total, marks, median }) => {
        // A bar is the mean on the scale: in a sum, a missing mark counts as 0.
        const height = mean(total, byMean ? marks : counted);
        return {
          head: renderHero(voting, option, place, height === undefined ? 0 : (height - lowest) / (highest - lowest)),
          cells: [
            byMean ? (height === undefined ? '–' : number(height)) : number(total),
            median === null ? '–' : number(median),
          ],
        };
      }),
    )}
    ${renderFolded(
      t('poll.figures'),
      renderTable(
        t('poll.caption.spread'),
        [t('poll.option'), ...(rows[0]?.spread ?? []).map((_, step) => number(lowest + step)), t('poll.marks')],
        rows.map(({ option, spread, marks }) => ({
          head: renderHead(voting, option),
          cells: [...spread, marks].map(number),
        })),
        true,
      ),
    )}
  `;
}
