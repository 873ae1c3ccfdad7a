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
  .option:has(input:checked):not(.graded) {
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
  .marks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(2.5em, 1fr));
  }
  .marks > .none {
    grid-column: span 2;
  }
  .note {
    font-weight: 600;
  }
  .grade {
    display: flex;
    gap: 0.75em;
    align-items: center;
    min-block-size: 2.75em;
    cursor: pointer;
  }
  .grade > input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
  }
  .marks > .grade {
    flex-direction: column;
    gap: 0.25em;
    padding-block: 0.25em;
    line-height: 1.25;
  }
  .graded {
    padding-block: 0.5em;
  }
  .graded > legend {
    float: inline-start;
    inline-size: 100%;
  }
  .graded > legend + * {
    clear: both;
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
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: center;
    cursor: grab;
  }
  .ranked > .name {
    flex: 1 1 8em;
  }
  #ranked + *,
  #left + * {
    margin-block-start: 0.5em;
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
    margin-inline-start: auto;
  }
  .moves > button {
    min-block-size: 3.15em;
    padding-inline: 0.6em;
    font-size: 0.875em;
    border-color: var(--line);
  }
  .moves > button[aria-disabled='true'] {
    cursor: default;
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
    .scale:not(.marks) {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
    }
    .scale:not(.marks) > .grade {
      flex-direction: column;
      gap: 0.25em;
      padding-block: 0.25em;
      font-size: 0.875em;
      line-height: 1.25;
      text-align: center;
      overflow-wrap: anywhere;
      hyphens: auto;
    }
  }
  @container (max-width: 24em) {
    form .actions > * {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .option:has(input:checked):not(.graded) {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
  }
`;
