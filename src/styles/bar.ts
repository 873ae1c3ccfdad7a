import { css } from 'lit';

/** A thin bar from zero, which decorates a figure beside it. */
export const bar = css`
  .bar {
    display: block;
  }
  .track {
    fill: var(--soft);
    stroke: var(--line);
  }
  .fill {
    fill: var(--fill);
  }
  @media (forced-colors: active) {
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    .fill {
      fill: Highlight;
    }
  }
`;
