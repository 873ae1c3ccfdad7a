import { css } from 'lit';

/** Options with a scale of grades each. */
export const scaleStyles = css`
  /* A line for each option, with all its grades. */
  .widget:has(.graded) {
    max-inline-size: 60em;
  }
  .graded {
    padding-block: 0.75em;
    border-block-start: 1px solid var(--line);
  }
  .graded > legend {
    float: inline-start;
    inline-size: 100%;
    padding-block-end: 0.25em;
  }
  .graded > legend + * {
    clear: both;
  }
  .graded > .about + .scale {
    margin-block-start: 0.5em;
  }
  .scale {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    font-size: 0.875em;
    line-height: 1.25;
    text-align: center;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .grade {
    display: grid;
    position: relative;
    place-items: center;
    min-block-size: 3.15em;
    cursor: pointer;
  }
  .grade > input {
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
  }
  .heads {
    display: none;
  }
  /* On a phone the cells of a row touch each other, and the chosen one is filled; its field is all of it. */
  @container (inline-size < 44em) {
    .scale:has(> :nth-child(7)) {
      grid-auto-flow: row;
      grid-template-columns: repeat(auto-fit, minmax(3.15em, 1fr));
    }
    .scale:has(.look) > .grade {
      min-block-size: 3.7em;
      font-size: 0.8571em;
    }
    .scale:has(.look):has(> :nth-child(7)) {
      grid-template-columns: repeat(auto-fit, minmax(5.5em, 1fr));
    }
    /* Few cells are as wide as their longest word needs; where the line is too short for all, they go on in the next one. */
    .scale:not(:has(> :nth-child(7))) {
      display: flex;
      flex-wrap: wrap;
      overflow-wrap: break-word;
    }
    .scale:not(:has(> :nth-child(7))) > .grade {
      flex: 1 1 0;
      min-inline-size: min-content;
      max-inline-size: 100%;
    }
    .grade {
      isolation: isolate;
      margin-block-start: -1px;
      margin-inline-start: -1px;
      padding: 0.25em 0.125em 0.5em;
      border: 1px solid var(--line);
    }
    .grade > input {
      position: absolute;
      z-index: -1;
      inset: 0;
      inline-size: auto;
      block-size: auto;
      appearance: none;
    }
    .grade > .look {
      position: absolute;
      inset: auto 0 0;
      block-size: 4px;
    }
    .grade:has(:checked) {
      background: var(--fill);
      color: var(--on-accent);
      font-weight: 600;
    }
    .grade:focus-within {
      z-index: 1;
    }
  }
  /* From 0 to 10 in two rows, as even as eleven can be, where they do not fit in one. */
  @container (inline-size < 31em) {
    .scale:has(> :nth-child(11):last-child) {
      grid-template-columns: repeat(6, 1fr);
    }
  }
  /* With room, the grades stand once above all, and a line for each option. */
  @container (inline-size >= 44em) {
    .graded,
    .heads {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
      gap: 0 1em;
    }
    .graded > .scale,
    .heads > .scale {
      grid-column: 2;
      grid-row: 1 / span 9;
      align-items: center;
      margin-block: 0;
    }
    .heads > .scale {
      padding-block: 0.5em;
      font-size: 0.8125em;
      font-weight: 600;
    }
    .grade > span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .grade > .look {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .grade:has(:checked) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
