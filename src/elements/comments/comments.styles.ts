import { css } from 'lit';

export const commentsStyles = css`
  :host {
    /* Kept free before the first answer, so that the page does not move; a page sets its own with the snippet. */
    min-block-size: var(--civic-comments-height, 30em);
  }
  /* Two columns of arguments side by side. */
  .widget:has(.columns) {
    max-inline-size: 64em;
  }
  .item {
    padding: 0.5em 0.4em;
    border-block-start: 1px solid var(--line);
    content-visibility: auto;
    contain-intrinsic-size: auto 10em;
  }
  article > * + * {
    margin-block-start: 0.25em;
  }
  .stack > .head,
  .head {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  /* A date in the words of the widget, whatever the direction of the page. */
  time {
    unicode-bidi: plaintext;
  }
  .head a {
    font-weight: 400;
    color: var(--quiet);
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: center;
  }
  .side {
    padding-inline-start: 0.5em;
    border-inline-start: 0.25em double var(--quiet);
    font-weight: 600;
  }
  .side.first {
    border-inline-start: 0.25em solid var(--accent);
  }
  .side.last {
    border-inline-start: 0.25em dotted var(--accent);
  }
  .badge {
    padding: 0 0.5em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    color: var(--ink);
    background: var(--soft);
    font-weight: 600;
  }
  .text {
    overflow: clip;
    overflow-clip-margin: 0.3em;
    overflow-wrap: anywhere;
    white-space: pre-line;
    unicode-bidi: isolate;
  }
  .text a,
  .head bdi {
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
  }
  button.small {
    min-block-size: 3.15em;
    padding-block: 0.25em;
    padding-inline: 0.75em;
    font-size: 0.875em;
  }
  button.link.small {
    padding-inline: 0;
  }
  .buttons {
    display: flex;
    position: relative;
    flex-wrap: wrap;
    /* Close enough for all of it to stand in one row of a phone, in the wide letters of some pages too. */
    gap: 0 0.25em;
    align-items: center;
  }
  .buttons:has(> .others) {
    padding-inline-end: 2.25em;
  }
  /* What opens stays where it was: what it opens begins a line of its own. */
  .others > summary {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: -0.4em;
    display: grid;
    place-content: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    list-style: none;
    text-decoration: none;
  }
  /* Without styles, it is the triangle that the browser draws for a summary. */
  .others > summary::before {
    content: '⋯' / '';
    font-weight: 700;
  }
  .others > button {
    margin-inline-end: 1em;
  }
  .others:not([open]) > button {
    display: none;
  }
  .others[open] {
    flex-basis: 100%;
  }
  .tally {
    padding-block: 0.75em;
    font-size: 0.875em;
  }
  button.vote {
    padding-inline: 0;
    border-color: transparent;
    font-weight: 400;
  }
  .vote[aria-pressed='true'] {
    padding-inline: 0.375em;
    background: var(--fill);
    color: var(--on-accent);
    font-weight: 600;
  }
  /* The line of the thread goes on in what it leads to. */
  .line::before {
    content: '';
    display: inline-block;
    inline-size: 1.5em;
    margin-inline-end: 0.5em;
    border-block-start: 2px solid var(--line);
    vertical-align: middle;
  }
  .count {
    margin-inline-end: 0.25em;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .replies {
    margin-inline-start: 0.25em;
    padding-inline-start: 0.75em;
    border-inline-start: 2px solid var(--line);
  }
  .replies > ol > .item:first-child {
    border-block-start: 0;
  }
  .tombstone {
    padding: 0.5em 0.75em;
    border: 1px dashed var(--line);
    border-radius: var(--radius);
    font-size: 0.875em;
  }
  .tombstone a {
    display: inline-block;
    padding-block: 0.25em;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.5em;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1.5em;
    align-items: end;
  }
  .find {
    flex: 1 1 12em;
    min-inline-size: 0;
  }
  .find > span {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-start: 0.25em;
  }
  .find input {
    flex: 1 1 8em;
    inline-size: 8em;
    min-inline-size: 0;
  }
  .find input,
  select,
  textarea {
    font: inherit;
    min-block-size: 2.75em;
    max-inline-size: 100%;
    padding: 0.5em 0.75em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--field);
    color: var(--ink);
  }
  select {
    margin-block-start: 0.25em;
  }
  textarea {
    display: block;
    inline-size: 100%;
    max-inline-size: 65ch;
    margin-block-start: 0.25em;
    line-height: 1.5;
    resize: vertical;
  }
  textarea[aria-invalid='true'] {
    border: 2px solid var(--error);
  }
  :is(select, textarea):focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .more,
  .news {
    margin-block-start: 0.75em;
  }
  .news {
    inline-size: 100%;
    background: var(--soft);
  }
  form.stack {
    padding: var(--space);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  form.decide {
    padding: 0.75em;
  }
  .columns {
    display: grid;
    gap: 1.5em 2em;
  }
  .columns > section {
    min-inline-size: 0;
  }
  @container (min-width: 44em) {
    .columns {
      grid-template-columns: 1fr 1fr;
      align-items: start;
    }
    .columns > .first {
      grid-column: 1;
    }
    .columns > .last {
      grid-column: 2;
    }
    .columns > .middle {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .vote[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @media print {
    .tools,
    form,
    .others,
    .primary {
      display: none;
    }
  }
`;
