import { css } from 'lit';

export const petitionStyles = css`
  :host {
    /* Kept free before the first answer, so that the page does not move; a page sets its own by the snippet. */
    min-block-size: 30em;
  }
  .gauge > * + * {
    margin-block-start: 0.5em;
  }
  .sum {
    font-size: 1.25em;
  }
  .hero {
    font-size: 1.4em;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    align-items: center;
  }
  @container (max-width: 24em) {
    form .actions > * {
      inline-size: 100%;
    }
  }
`;
