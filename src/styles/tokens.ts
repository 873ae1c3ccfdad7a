import { css } from 'lit';

/**
 * The tokens of the house. Each may be set from the page by its public name (`--civic-accent: #00695c`); text, family and
 * background are the host's own. A pair is light and dark; the contrast of each is computed in a test.
 */
export const tokens = css`
  :host {
    --accent: var(--civic-accent, light-dark(#1d4f91, #9cc3f5));
    --on-accent: var(--civic-on-accent, light-dark(#ffffff, #0d1b2e));
    --quiet: var(--civic-quiet, light-dark(#505a5f, #b4bcc2));
    --line: var(--civic-line, light-dark(#7b858b, #8a949b));
    --soft: var(--civic-soft, light-dark(#f1f4f7, #1e262e));
    --success: var(--civic-success, light-dark(#12653b, #7fd6a4));
    --error: var(--civic-error, light-dark(#b3261e, #ffb4a9));
    --field: var(--civic-field, light-dark(#ffffff, #11161b));
    --ink: var(--civic-ink, light-dark(#16191c, #f2f4f5));
    --radius: var(--civic-radius, 0.25em);
    --space: var(--civic-space, 1em);
    color: var(--civic-text, inherit);
    font-family: var(--civic-font, inherit);
    font-size: var(--civic-font-size, 1em);
    line-height: 1.5;
    overflow-wrap: break-word;
    text-align: start;
    text-transform: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;
