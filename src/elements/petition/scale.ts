import { html, svg, type TemplateResult } from 'lit';
import type { Threshold } from '../../schema/petition.ts';
import type { PetitionWords } from './texts/texts.ts';
import { isReached } from './thresholds.ts';

/** Two figures closer than this share of the scale would run into each other on a phone. */
const apart = 18;

/**
 * Renders the count on a scale from zero to the last threshold, with a tick for each. It is decoration: the steps say the same in words.
 * Drawn by attributes, because a strict policy allows no inline style.
 */
export function renderScale(
  { dir, number }: PetitionWords,
  thresholds: readonly Threshold[],
  value: number,
): TemplateResult {
  const last = Math.max(1, thresholds.at(-1)?.at ?? 1);
  const share = (at: number): number => Math.min(100, (100 * at) / last);
  // The whole is mirrored where one reads from the right, and figures stand upright.
  const place = (at: number): number => (dir === 'rtl' ? 100 - share(at) : share(at));
  const anchor = (x: number): string => (x < 10 ? 'start' : x > 90 ? 'end' : 'middle');
  return html`
    <svg class="bar scale" aria-hidden="true" width="100%" height="2.25em">
      <rect class="track" width="100%" height="10" rx="5"></rect>
      <rect
        class="fill"
        x="${dir === 'rtl' ? 100 - share(value) : 0}%"
        width="${share(value)}%"
        height="10"
        rx="5"
      ></rect>
      ${thresholds.map(({ at }) => svg`<line class="tick" x1="${place(at)}%" x2="${place(at)}%" y1="0" y2="14"></line>`)}
      ${named(thresholds, share).map(
        (threshold) =>
          svg`<text x="${place(threshold.at)}%" y="2em" text-anchor=${anchor(place(threshold.at))}>${number(threshold.at)}${isReached(threshold, value) ? ' ✓' : ''}</text>`,
      )}
    </svg>
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
