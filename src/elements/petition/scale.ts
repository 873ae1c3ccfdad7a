import { html, svg, type TemplateResult } from 'lit';
import type { Threshold } from '../../schema/petition.ts';
import type { PetitionWords } from './texts/texts.ts';
import { isReached } from './thresholds.ts';

/** Two figures closer than this share of the scale would run into each other on a phone. */
const apart = 18;
/** A figure as near as this to an end begins or ends there. */
const edge = 10;

/** Renders the count on a scale from zero to the last threshold, with a tick and a figure for each. It is decoration: the steps say the same in words. */
export function renderScale(
  { number }: PetitionWords,
  thresholds: readonly Threshold[],
  value: number,
): TemplateResult {
  const last = Math.max(1, thresholds.at(-1)?.at ?? 1);
  const share = (at: number): number => Math.min(100, (100 * at) / last);
  return html`
    <div class="scale" aria-hidden="true">
      <svg class="bar" width="100%" height="14">
        <rect class="track" width="100%" height="10" rx="5"></rect>
        <rect class="fill" width="${share(value)}%" height="10" rx="5"></rect>
        ${thresholds.map(({ at }) => svg`<line class="tick" x1="${share(at)}%" x2="${share(at)}%" y2="14"></line>`)}
      </svg>
      ${named(thresholds, share).map((threshold) => {
        const place = share(threshold.at);
        // By a property: a strict policy allows no style that is written as an attribute.
        return html`<span
          class=${place < edge || place > 100 - edge ? '' : 'middle'}
          .style=${place > 100 - edge ? `inset-inline-end:${100 - place}%` : `inset-inline-start:${place}%`}
          >${number(threshold.at)}${isReached(threshold, value) ? ' ✓' : ''}</span
        >`;
      })}
    </div>
  `;
}

/** Leaves out figures that would stand in each other, from the last one down. */
function named(thresholds: readonly Threshold[], share: (at: number) => number): Threshold[] {
  const kept: Threshold[] = [];
  for (const each of thresholds.toReversed()) {
    const before = kept.at(-1);
    if (!before || share(before.at) - share(each.at) >= apart) kept.push(each);
  }
  return kept;
}
