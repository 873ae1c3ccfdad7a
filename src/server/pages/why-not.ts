import { html } from 'hono/html';
import type { Ability, Phase } from '../../schema/common.ts';
import type { Markup } from './layout.ts';

/** Says why nothing can be done now, and when it could. Since when a thing is closed, the line of its phase has said. */
export const whyNot = (phase: Phase, ability: Ability | undefined): Markup | false =>
  phase !== 'closed' && html`<p class="closed">${ability?.reason} ${ability?.wouldBeAllowedIf}</p>`;
