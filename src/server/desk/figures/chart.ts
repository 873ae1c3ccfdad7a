import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';

/** A bar of a chart: its value, and whether it is marked. */
export interface Bar {
  value: number;
  isMarked: boolean;
}

const [width, height, top] = [720, 200, 16];

/** Draws bars from zero, all on one scale, as SVG. A marked one has a sign above it, too. @param name what it shows, in words */
export function barChart(bars: readonly Bar[], name: string): Markup {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = width / Math.max(1, bars.length);
  const round = (value: number): number => Math.round(value * 100) / 100;
  const shown = bars.map(({ value, isMarked }, index) => {
    if (value <= 0) return undefined;
    const length = Math.max(2, ((height - top) * value) / most);
    const x = round(index * step);
    const y = round(height - length);
    const bar = html`<rect
      class="${isMarked ? 'bar marked' : 'bar'}"
      x="${x}"
      y="${y}"
      width="${round(Math.max(1, step - 1))}"
      height="${round(length)}"
    ></rect>`;
    if (!isMarked) return bar;
    const middle = round(x + step / 2);
    return html`${bar}<path class="mark" d="M${round(middle - 5)} ${round(y - 12)}h10l-5 8z"></path>`;
  });
  return html`<svg
    class="chart"
    viewBox="0 0 ${width} ${height + 1}"
    role="img"
    aria-label="${name}"
    preserveAspectRatio="none"
  >
    <line class="axis" x1="0" y1="${height}" x2="${width}" y2="${height}"></line>
    ${shown}
  </svg>`;
}
