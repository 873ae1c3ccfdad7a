import { html, nothing, type TemplateResult } from 'lit';
import type { Participation } from './participation.ts';

/** Renders who takes part on this device, and the way out; `question` is asked before what cannot be undone. */
export function renderParticipant(participation: Participation, question: unknown): TemplateResult | typeof nothing {
  const { mine, words, joining, reading } = participation;
  if (!mine?.name) return nothing;
  const [before, after = ''] = words.t('comments.as', { name: '\n' }).split('\n');
  return html`<p class="quiet">
      ${before}<bdi>${mine.name}</bdi>${mine.name.endsWith('.') ? after.replace(/^\./, '') : after}
      ${
        reading.acts.join
          ? html`<button type="button" class="link small" @click=${joining.handleForget}>
              ${words.t('counted.forget')}
            </button>`
          : nothing
      }
      ${
        reading.acts.erase
          ? html`<button
              type="button"
              class="link small"
              ?data-step=${!participation.task}
              @click=${() => joining.ask(true)}
            >
              ${words.t('comments.erase')}
            </button>`
          : nothing
      }
    </p>
    ${question}`;
}
