import { css } from 'lit';

/** What every element is made of: headings, text, buttons, messages. Sizes are in em: some hosts shrink the rem. */
export const controls = css`
  :host {
    display: block;
    /* Of any page that has its own, that one holds. */
    margin: 1.5em 0;
  }
  /* In here and not on the host, whose styles a page may take away. */
  .widget {
    container-type: inline-size;
    /* Its width where a row, a grid or a float asks for one: a container has none of its own. Never wider than a phone. */
    contain-intrinsic-inline-size: min(40em, 90vw);
    max-inline-size: 42em;
  }
  .room {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    /* What a page inherits to us that is never a look: a size of nothing closes gaps between its own boxes. */
    font-size: max(1em, 16px - 16em);
    text-indent: 0;
    text-align-last: auto;
    white-space: normal;
    word-break: normal;
    line-break: auto;
    writing-mode: horizontal-tb;
    cursor: auto;
    caret-color: auto;
    -webkit-text-fill-color: currentColor;
    -webkit-text-stroke: 0;
    -webkit-text-security: none;
    -webkit-user-select: text;
    user-select: text;
  }
  /* What is in another language may run the other way. */
  .room [lang] {
    unicode-bidi: plaintext;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  h2 {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  .stack > * + *,
  ::slotted([slot='after']) {
    margin-block-start: var(--space);
  }
  ::slotted([slot='intro']) {
    margin-block-end: var(--space);
  }
  /* Charts begin where the language does. */
  [dir='rtl'] svg {
    transform: scaleX(-1);
  }
  .measure {
    max-inline-size: 65ch;
  }
  .title {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.25;
  }
  /* The heading of a page of its own. */
  .title[aria-level='1'] {
    font-size: 1.75em;
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.875em;
  }
  .paragraphs {
    white-space: pre-line;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  button,
  input,
  summary {
    font: inherit;
    line-height: 1.5;
  }
  button,
  a.primary {
    min-block-size: 2.75em;
    padding: 0.5em 1.25em;
    border: 1px solid var(--accent);
    border-radius: var(--radius);
    background: transparent;
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }
  a.primary {
    display: inline-block;
    text-decoration: none;
  }
  .primary {
    background: var(--fill);
    color: var(--on-accent);
  }
  button.link {
    padding-inline: 0;
    border-color: transparent;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    font-weight: 400;
  }
  .primary:hover {
    background: color-mix(in srgb, var(--fill), #000 8%);
  }
  button[aria-disabled='true'] {
    opacity: 0.7;
    cursor: progress;
  }
  :is(button, input, a, summary):focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  /* Where a script moves the focus, it is shown to who goes by keyboard: that is where reading goes on; what is wrong is pointed at for all. */
  [tabindex='-1']:focus:not(:focus-visible) {
    outline: none;
  }
  [tabindex='-1']:focus-visible,
  [role='alert']:focus {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .fault {
    color: var(--error);
    font-weight: 600;
  }
  .message {
    padding: 0.75em var(--space);
    border-inline-start: 4px solid var(--accent);
    background: var(--soft);
    color: var(--ink);
  }
  /* A colour of the page's that is read on its own ground may not be on this one. */
  .message :is(a, .link, summary) {
    color: inherit;
  }
  .message.wrong {
    border-color: var(--error);
  }
  .message.good {
    border-color: var(--success);
  }
  summary {
    min-block-size: 1.75em;
    color: var(--accent);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  /* In the flow: what one is doing is never covered by what is said of it. */
  .announcement:not(:empty) {
    margin-block-start: var(--space);
    padding: 0.75em var(--space);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--soft);
    color: var(--ink);
  }
  .skeleton {
    border-radius: var(--radius);
    background: var(--soft);
  }
  .skeleton.line {
    block-size: 1.5em;
  }
  .skeleton.hero {
    block-size: 6em;
  }
  /* A link that is a line of its own is as high as a finger needs (WCAG 2.5.8). */
  br + a {
    display: inline-block;
    padding-block: 0.25em;
  }
  .paper {
    display: none;
  }
  /* On paper: all that is folded, where to act, and nothing that only a screen can do; colours are those of a light page. */
  @media print {
    .paper {
      display: block;
    }
    .room {
      --ground: #fff !important;
      /* Where a page has its own ground printed too. */
      background: #fff;
      color: #000;
      color-scheme: light !important;
      print-color-adjust: exact;
    }
    .room[data-dark] {
      --found-accent: initial !important;
      --found-on-accent: initial !important;
    }
    details::details-content {
      content-visibility: visible;
    }
    summary,
    button:not(.primary, .vote) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .message,
    .skeleton,
    button {
      border-color: currentColor;
    }
    .skeleton {
      border: 1px solid;
    }
    button.link {
      border-color: Canvas;
    }
  }
`;
