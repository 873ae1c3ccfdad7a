import { css } from 'lit';

/** What forms are made of, for the elements that have any: fields, boxes to tick, faults, and the buttons below them. */
export const forms = css`
  /* Below this size, phones zoom into the page at each touch of a field. */
  @media (pointer: coarse) {
    .room :is(input, select, textarea) {
      font-size: max(1em, 16px);
    }
  }
  .field > label {
    display: block;
    font-weight: 600;
  }
  .field > * + * {
    margin-block-start: 0.25em;
  }
  :is(.field, fieldset) > .fault,
  .field > .fault + * {
    margin-block-start: 0.5em;
  }
  /* What is to be mended stands out as a whole, and is told in a list above. */
  :is(.field, fieldset):has(> .fault) {
    padding-inline-start: 0.75em;
    border-inline-start: 4px solid var(--error);
  }
  /* A legend in the flow of its group: on the edge of it, the line would begin in the middle of the words. */
  fieldset:has(> .fault) > legend {
    float: inline-start;
    inline-size: 100%;
    padding-block-end: 0.25em;
  }
  fieldset:has(> .fault) > legend + * {
    clear: both;
  }
  .message ul {
    display: grid;
    gap: 0.5em;
    margin-block-start: 0.5em;
    padding-inline-start: 1.25em;
    list-style: disc;
  }
  .field > input {
    display: block;
    inline-size: 100%;
    max-inline-size: 26em;
    min-block-size: 2.75em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--field);
    color: var(--ink);
  }
  .field > input[aria-invalid='true'] {
    border: 2px solid var(--error);
  }
  .field > #code {
    inline-size: calc(8ch + 1.5em);
    font-size: max(1.25em, 16px);
    letter-spacing: 0.15em;
  }
  .check {
    display: flex;
    gap: 0.75em;
    align-items: flex-start;
    padding-block: 0.5em;
  }
  .check > input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--accent);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
  }
  /* Beside the one act of a step, all others are text. */
  .actions > .primary ~ button {
    border-color: transparent;
  }
  .actions > .primary ~ button:hover {
    background: var(--soft);
  }
  @container (inline-size < 30em) {
    .actions > *,
    .primary {
      inline-size: 100%;
      text-align: center;
    }
  }
`;
