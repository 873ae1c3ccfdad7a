import { css } from 'lit';

export const pollStyles = css`
  :host {
    /* Kept free before the first answer, so that the page does not move; a page sets its own by the snippet. */
    min-block-size: 24em;
  }
  legend {
    padding: 0;
  }
  .ballot {
    min-inline-size: 0;
  }
  .ballot > * + * {
    margin-block-start: 0.75em;
  }
  @container (min-width: 34em) {
    .ballot > legend {
      font-size: 1.25em;
    }
  }
  .ballot > legend {
    font-weight: 700;
  }
  .name {
    font-weight: 600;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .option {
    min-inline-size: 0;
    padding: 0.25em 0.75em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .option + .option {
    margin-block-start: 0.5em;
  }
  .option:has(input:checked) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .option > .about {
    margin-block-end: 0.5em;
  }
  .option > .check ~ .about {
    margin-inline-start: 2.25em;
  }
  img.about {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--radius);
  }
  input[type='radio'],
  input[type='checkbox'] {
    accent-color: var(--accent);
  }
  .check > .name {
    font-weight: inherit;
  }
  .check:has(:checked) {
    font-weight: 600;
  }
  .quorum > .bar {
    margin-block-start: 0.5em;
  }
  .note {
    font-weight: 600;
  }
  .picked {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.5em;
  }
  .picked > .about {
    flex-basis: 100%;
  }
  select {
    min-block-size: 2.75em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--field);
    color: var(--ink);
    font: inherit;
  }
  select:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .ranked {
    display: flex;
    position: relative;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: center;
    cursor: grab;
  }
  .ranked > .name {
    flex: 1 1 5em;
  }
  /* The whole of what is left to rank is its button. */
  .add {
    display: flex;
    flex-direction: row-reverse;
    gap: 0.75em;
    align-items: center;
    justify-content: space-between;
    inline-size: 100%;
    padding: 0.5em 0.75em;
    border-color: transparent;
    text-align: start;
  }
  .add::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .option:has(> .add) {
    padding: 0;
  }
  .add ~ .about {
    margin-inline: 0.75em;
  }
  .add > .name {
    color: var(--ink);
  }
  #ranked + *,
  #left + * {
    margin-block-start: 0.5em;
  }
  .moves {
    display: flex;
    margin-inline-start: auto;
  }
  .moves > button {
    display: grid;
    place-content: center;
    inline-size: 2.75em;
    padding: 0;
    border-color: transparent;
  }
  .moves > button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.4;
  }
  .ranked > .about {
    flex-basis: 100%;
    order: 1;
  }
  .place {
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .facts {
    display: grid;
    gap: 0.5em;
  }
  .facts > li {
    padding-inline-start: 0.75em;
    border-inline-start: 2px solid var(--line);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .facts > .quiet {
    font-weight: 400;
  }
  @container (min-width: 34em) {
    .stances {
      display: grid;
      grid-auto-columns: 1fr;
      grid-auto-flow: column;
      gap: 0.5em;
    }
    .stances > .option + .option {
      margin-block-start: 0;
    }
  }
  .about-vote {
    display: grid;
    gap: 0.75em;
    font-size: 0.875em;
  }
  dt {
    font-weight: 600;
  }
  details > .stack {
    margin-block-start: 0.75em;
  }
  @media (forced-colors: active) {
    .option:has(input:checked) {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
  }
`;
