import { html, type TemplateResult } from 'lit';

/** Renders a bar. It is decoration: the fact stands beside it in words. Drawn by attributes, because a strict policy allows no inline style. */
export const renderBar = (share: number, height = 12): TemplateResult => html`
  <svg class="bar" aria-hidden="true" width="100%" height=${height}>
    <rect class="track" width="100%" height=${height} rx="3"></rect>
    <rect class="fill" width="${Math.max(0, Math.min(100, share * 100))}%" height=${height} rx="3"></rect>
  </svg>
`;
