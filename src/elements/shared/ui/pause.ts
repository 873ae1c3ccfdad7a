import { html, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { CivicStore } from '../../../state/store.ts';

/** Renders the switch that stops what changes by itself (WCAG 2.2.2): one for all that reads from this store, wherever it stands. */
export const renderPause = ({ t }: Words, { poller }: CivicStore): TemplateResult => html`
  <button type="button" class="link" @click=${() => (poller.paused = !poller.paused)}>
    ${t(poller.paused ? 'counter.resume' : 'counter.pause')}
  </button>
`;
