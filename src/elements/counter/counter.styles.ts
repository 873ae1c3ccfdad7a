import { css } from 'lit';

export const counterStyles = css`
  :host {
    /* Kept free before the first answer, so that the page does not move. */
    min-block-size: 9em;
  }
  .widget {
    max-inline-size: none;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 1em 2.5em;
  }
  .opening {
    font-size: 1.25em;
  }
  .numbers > div {
    display: flex;
    flex-direction: column-reverse;
  }
  dd {
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }
`;
