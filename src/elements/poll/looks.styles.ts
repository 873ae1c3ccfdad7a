import { css } from 'lit';

/** The looks of grades, from the worst (0) to the best (6), in ballots and in results; 7 and 8 are the sides of a duel. */
export const lookStyles = css`
  .room {
    --tint: color-mix(in srgb, var(--accent) 62%, var(--soft));
  }
  .look-0 {
    background-color: var(--error);
    color: var(--field);
  }
  .look-1 {
    background-color: color-mix(in srgb, var(--error) 45%, var(--field));
  }
  .look-2 {
    background-color: color-mix(in srgb, var(--error) 20%, var(--field));
  }
  .look-3 {
    background-color: color-mix(in srgb, var(--line) 35%, var(--field));
  }
  .look-4 {
    background-color: color-mix(in srgb, var(--success) 20%, var(--field));
  }
  .look-5 {
    background-color: color-mix(in srgb, var(--success) 45%, var(--field));
  }
  .look-6 {
    background-color: var(--success);
    color: var(--field);
  }
  .look-7 {
    background-color: var(--fill);
  }
  .look-8 {
    background-color: var(--tint);
  }
  .look-1,
  .look-2,
  .look-3,
  .look-4,
  .look-5 {
    color: var(--ink);
  }
  /* Where there are no colours, lines tell the looks apart: the closer, the stronger, and the other way for against. */
  @media (forced-colors: active) {
    .look {
      --turn: 45deg;
      background: Canvas repeating-linear-gradient(var(--turn), CanvasText 0 1px, transparent 1px var(--step, 100em)) 0
        100% / 100% 8px no-repeat;
      color: CanvasText;
      outline: 1px solid;
      outline-offset: -1px;
      forced-color-adjust: none;
    }
    .look:is(.look-0, .look-1, .look-2) {
      --turn: -45deg;
    }
    .look:is(.look-0, .look-6, .look-7) {
      --step: 3px;
    }
    .look:is(.look-1, .look-5) {
      --step: 6px;
    }
    .look:is(.look-2, .look-4) {
      --step: 12px;
    }
  }
`;
