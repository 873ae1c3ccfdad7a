import { css } from 'lit';

/**
 * The tokens of the house. Each may be set from the page by its public name (`--civic-accent: #00695c`); text, family and
 * background are the host's own. A pair is light and dark; the contrast of each is computed in a test. Quiet text and lines are the
 * text's own colour, thinned by the ground. What begins with `--found` is read from the page: see `elements/shared/ground.ts`.
 */
export const tokens = css`
  :host {
    color: var(--civic-text, inherit);
    font-family: var(--civic-font, inherit);
    font-size: var(--civic-font-size, 1em);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .room {
    --usual-accent: var(--civic-accent, light-dark(#1d4f91, #9cc3f5));
    --accent: var(--found-accent, var(--usual-accent));
    --on-accent: var(--found-on-accent, var(--civic-on-accent, light-dark(#ffffff, #0d1b2e)));
    --fill: var(--civic-fill, var(--accent));
    --quiet: var(--civic-quiet, color-mix(in srgb, currentColor var(--quiet-share, 78%), var(--ground, Canvas)));
    --line: var(--civic-line, color-mix(in srgb, currentColor 58%, var(--ground, Canvas)));
    --soft: var(--civic-soft, light-dark(#f1f4f7, #1e262e));
    --success: var(--civic-success, light-dark(#12653b, #7fd6a4));
    --error: var(--civic-error, light-dark(#b3261e, #ffb4a9));
    --field: var(--civic-field, light-dark(#ffffff, #11161b));
    --ink: var(--civic-ink, light-dark(#16191c, #f2f4f5));
    --radius: var(--civic-radius, 0.25em);
    --space: var(--civic-space, 1em);
    color: var(--found-text, inherit);
    line-height: 1.5;
    overflow-wrap: break-word;
    text-align: start;
    text-transform: none;
  }
`;
