import { css } from 'lit';

/** A list of what happened, or of what is owed. */
export const answeringStyles = css`
  .facts {
    display: grid;
    gap: 0.5em;
    margin-block: 0.5em;
  }
  .facts > li {
    padding-inline-start: 0.75em;
    border-inline-start: 2px solid var(--line);
  }
`;
