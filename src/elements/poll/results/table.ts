import { html, nothing, type TemplateResult } from 'lit';
import type { PollWords } from '../texts/texts.ts';

export interface Row {
  head: TemplateResult | string;
  cells: readonly (TemplateResult | string)[];
}

/**
 * Renders a table of figures. A wide one scrolls in a region of its own, so that the page never does; on a phone its rows stand under
 * each other, and each figure has its head beside it.
 */
export function renderTable(
  caption: string,
  heads: readonly (TemplateResult | string)[],
  rows: readonly Row[],
  wide = false,
): TemplateResult {
  const table = html`
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ head, cells }) => html`
            <tr>
              <th scope="row">${head}</th>
              ${cells.map((cell, at) => html`<td>${wide && cell ? html`<i>${heads[at + 1]}</i> ` : nothing}${cell}</td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
  return wide ? html`<div class="scroll" role="region" tabindex="0" aria-label=${caption}>${table}</div>` : table;
}

/** Renders a number of ballots with their share, in one cell: under each other where it is narrow. */
export const renderShare = (words: PollWords, votes: number, share: number): TemplateResult =>
  html`<span>${words.number(votes)}</span> <span class="quiet">${words.percent(share)}</span>`;

/** Renders details that are folded until someone opens them. `opened` is called when that is done; a link leads to their `id`. */
export const renderFolded = (
  summary: string,
  content: unknown,
  { id, opened }: { id?: string; opened?: () => unknown } = {},
): TemplateResult => html`
  <details id=${id ?? nothing} @toggle=${opened ?? nothing}>
    <summary>${summary}</summary>
    <div class="stack">${content}</div>
  </details>
`;
