import { css } from 'lit';

/** The parts of a chart lie apart and have their figures in them; a test computes the contrast of these. */
export const resultStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block-end: 0.5em;
    color: var(--quiet);
    font-size: 0.875em;
    text-align: start;
  }
  th,
  td {
    padding: 0.5em 0.5em;
    border-block-end: 1px solid var(--line);
    text-align: end;
    vertical-align: baseline;
  }
  thead th {
    font-size: 0.875em;
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
    overflow-wrap: anywhere;
  }
  td > span {
    display: block;
    white-space: nowrap;
  }
  td:last-child,
  th:last-child {
    padding-inline-end: 0;
  }
  tbody th {
    inline-size: 60%;
    min-inline-size: 7em;
    font-weight: 400;
    hyphens: auto;
  }
  .scroll {
    overflow-x: auto;
  }
  .scroll caption {
    max-inline-size: 100cqi;
  }
  .scroll tbody th {
    inline-size: auto;
    min-inline-size: 9em;
  }
  .scroll:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  td > i {
    display: none;
  }
  @container (inline-size < 30em) {
    .scroll :is(table, caption, tbody, tr, th) {
      display: block;
      padding-inline: 0;
      text-align: start;
    }
    .scroll thead,
    .scroll td:empty {
      display: none;
    }
    .scroll tr {
      padding-block-end: 0.75em;
    }
    .scroll th {
      border: 0;
    }
    .scroll td {
      display: flex;
      gap: 0.75em;
      justify-content: space-between;
      padding: 0.25em 0;
    }
    .scroll td > i {
      display: inline;
      margin-inline-end: auto;
      color: var(--quiet);
      font-style: normal;
      overflow-wrap: anywhere;
      text-align: start;
    }
  }
  @container (inline-size < 17em) {
    th,
    td {
      padding-inline: 0.125em;
    }
    tbody th {
      min-inline-size: 4em;
    }
  }
  pre {
    margin: 0;
    font-size: 0.875em;
  }
  /* Who is first stands close to why; what stands above it only says where one is. */
  .lead > * + *,
  #results + p {
    margin-block-start: 0.25em;
  }
  .lead {
    overflow-wrap: anywhere;
  }
  .rows {
    display: grid;
    gap: 1em;
  }
  .rows > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.25em 1em;
    align-items: end;
    overflow-wrap: anywhere;
  }
  .rows > .first > .about {
    font-weight: 600;
  }
  .rows > :not(.first) .fill {
    fill: var(--tint);
  }
  .rows .bar {
    grid-column: 1 / -1;
  }
  .figure {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .mine {
    color: var(--accent);
    font-size: 0.875em;
    font-weight: 600;
    white-space: nowrap;
  }
  .mentions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    font-size: 0.875em;
  }
  .mentions > li {
    display: flex;
    gap: 0.5em;
    align-items: center;
  }
  .mentions > li > .look {
    inline-size: 1em;
    block-size: 1em;
  }
  .chip {
    padding-inline: 0.75em;
    border-radius: 1em;
    font-size: 0.875em;
    font-weight: 600;
  }
  .parts {
    display: flex;
    position: relative;
    /* What marks the half lies behind the parts, and looks out above and below. */
    isolation: isolate;
    grid-column: 1 / -1;
    margin-block: 0.25em;
  }
  .parts > .look {
    overflow: hidden;
    block-size: 26px;
    /* Parts lie apart, whatever their colours. */
    border: solid transparent;
    border-width: 0 1px;
    background-clip: padding-box;
    font-size: 0.75em;
    font-weight: 600;
    line-height: 26px;
    text-align: center;
    white-space: nowrap;
  }
  .thin > .look {
    block-size: 12px;
  }
  .thin > .half {
    inset-block: -2px;
  }
  .half {
    position: absolute;
    z-index: -1;
    inset-block: -5px;
    inset-inline-start: calc(50% - 1px);
    border-inline-start: 2px solid;
  }
  @media (forced-colors: none) {
    .rows .track {
      stroke: none;
    }
  }
  /* Where there are no colours, lines tell the looks apart: the closer, the stronger, and the other way for against. */
  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
    .half {
      border-color: CanvasText;
    }
    .parts > .look {
      line-height: 18px;
    }
  }
`;
