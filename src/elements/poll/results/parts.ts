import { html, nothing, type TemplateResult } from 'lit';
import { percentage } from '../../../tally/percentages.ts';
import type { PollWords } from '../texts/texts.ts';

/** A part of a whole, and its look: 0 against, 3 between, 6 in favour; 7 and 8 who is ahead in a duel, and who is not. */
export interface Part {
  readonly votes: number;
  readonly look: number;
}

/** From this share on, in per cent, a part is wide enough for its figure, on a phone too. */
const wide = 10;

/**
 * Renders a whole of 100 % in its parts, as text that a browser can judge the colours of. It is decoration: the same stands in words. Each
 * share is the nearest whole number, so that none is another than what stands in words, even where they come to 99 or 101.
 */
export function renderParts({ lang }: PollWords, parts: readonly Part[], shape = ''): TemplateResult {
  const all = parts.reduce((sum, { votes }) => sum + votes, 0);
  const percent = new Intl.NumberFormat([lang, 'fr'], { style: 'percent' });
  return html`
    <div class="parts ${shape}" aria-hidden="true">
      <i class="half"></i>
      ${parts.map(({ votes, look }) =>
        votes > 0
          ? // By a property: a strict policy allows no style that is written as an attribute.
            html`<span class="look look-${look}" .style=${`inline-size:${(100 * votes) / all}%`}
              >${look < 7 && (100 * votes) / all >= wide ? percent.format(percentage(votes, all, 0) / 100) : nothing}</span
            >`
          : nothing,
      )}
    </div>
  `;
}
