import { css } from 'lit';

/** The parts of a chart are told apart by lines and patterns in the ink of the page, three to one against every look. */
export const resultStyles = css`
  .room {
    --tint: color-mix(in srgb, var(--accent) 62%, var(--soft));
  }
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
  .profiles {
    display: grid;
    gap: 0.75em;
  }
  .patterns {
    position: absolute;
  }
  .profile {
    display: block;
  }
  .segment {
    stroke: var(--ink);
    stroke-width: 1;
  }
  .half {
    stroke: var(--ink);
    stroke-width: 3;
  }
  .hatch {
    fill: none;
    stroke: var(--ink);
    stroke-opacity: 0.6;
    stroke-width: 1;
  }
  .look {
    fill: var(--soft);
  }
  .look-0 {
    fill: color-mix(in srgb, var(--error) 45%, var(--field));
  }
  .look-1 {
    fill: color-mix(in srgb, var(--error) 30%, var(--field));
  }
  .look-2 {
    fill: color-mix(in srgb, var(--error) 15%, var(--field));
  }
  .look-4 {
    fill: color-mix(in srgb, var(--success) 15%, var(--field));
  }
  .look-5 {
    fill: color-mix(in srgb, var(--success) 30%, var(--field));
  }
  .look-6 {
    fill: color-mix(in srgb, var(--success) 45%, var(--field));
  }
  @media (forced-colors: none) {
    .rows .track {
      stroke: none;
    }
  }
  @media (forced-colors: active) {
    .look {
      fill: Canvas;
    }
    .segment,
    .half,
    .hatch {
      stroke: CanvasText;
    }
  }
`;
