import { html, type TemplateResult } from 'lit';
import type { Result } from '../../../schema/ballot.ts';
import type { ResultFault } from '../../../tally/check.ts';
import { renderIsolated } from '../../shared/ui/within.ts';
import { namer } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';
import { renderTable } from './table.ts';

/** The longest answer that is shown as it came. */
const maxShownLength = 5000;

/** Renders a result that cannot be right: that it is so, why, and its figures as they were published, without any correction. */
export function renderWrong(voting: Voting, result: Result, fault: ResultFault | 'shape'): TemplateResult {
  const { t } = voting.words;
  return html`
    <div class="message wrong stack" role="alert">
      <div class="title" role="heading" aria-level=${voting.context.sublevel + 1}>${t('poll.wrong')}</div>
      <p>${t(`poll.wrong.${fault}`)} ${t('poll.wrong.as-is')}</p>
    </div>
    ${renderFigures(voting, result, fault)}
  `;
}

function renderFigures({ words, poll }: Voting, result: Result, fault: ResultFault | 'shape'): TemplateResult {
  if (fault === 'shape') {
    return html`<pre class="scroll" tabindex="0">${JSON.stringify(result, null, 1)?.slice(0, maxShownLength)}</pre>`;
  }
  const name = namer(words, poll);
  const rows = result.counts as readonly Record<string, unknown>[];
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'option');
  return html`
    ${renderTable(
      words.t('poll.wrong'),
      [words.t('poll.option'), ...columns.map((column) => words.first([`poll.${column}`], 'poll.votes'))],
      rows.map((row) => ({
        head: html`${renderIsolated(name(String(row['option'])), poll.lang)}`,
        cells: columns.map((column) => JSON.stringify(row[column]) ?? '–'),
      })),
      true,
    )}
    <ol role="list">
      ${result.ranking.map(
        ({ rank, options }) =>
          html`<li>${words.number(rank)}. ${renderIsolated(words.list(options.map(name)), poll.lang)}</li>`,
      )}
    </ol>
  `;
}
