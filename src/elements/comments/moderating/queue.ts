import { html, nothing, type TemplateResult } from 'lit';
import { actTexts } from '../../../locales/acts/texts.ts';
import { formTexts } from '../texts/forms/texts.ts';
import { repeat } from 'lit/directives/repeat.js';
import { sentence } from '../../shared/ui/status.ts';
import { renderText } from '../reading/body.ts';
import { renderDecideForm } from './decide-form.ts';
import { toTime } from '../reading/text.ts';
import type { Moderating } from './moderating.ts';

export const texts = [actTexts, formTexts];

export { renderDecideForm } from './decide-form.ts';

/** Renders what waits for a decision, oldest wish first, as the backend has it. */
export function renderQueue(moderating: Moderating): TemplateResult {
  const { words, queue } = moderating;
  // How many wait is what a moderator comes for: it is read at once, and what waits anew when it is opened.
  if (!queue) queueMicrotask(() => moderating.queue ?? moderating.start());
  const toggle = (event: Event): void => {
    if (!(event.target as HTMLDetailsElement).open || moderating.isOpen) return;
    moderating.isOpen = true;
    moderating.start();
  };
  return html`<details class="queue" part="moderation" @toggle=${toggle}>
    <summary data-queue>${words.t('comments.queue')}${number(words, queue)}</summary>
    ${queue && moderating.isOpen ? renderItems(moderating, queue) : nothing}
  </details>`;
}

/** Writes how many wait, as far as they were read; nothing before the first answer. */
function number(words: Moderating['words'], queue: Moderating['queue']): string {
  if (!queue?.isStarted || (queue.items.length === 0 && queue.hasMore)) return '';
  return ` (${words.number(queue.items.length)}${queue.hasMore ? '+' : ''})`;
}

function renderItems(moderating: Moderating, queue: NonNullable<Moderating['queue']>): TemplateResult {
  const { words, reading, context } = moderating;
  const { discussion } = reading;
  const { t } = words;
  if (queue.items.length === 0 && !queue.hasMore && !queue.error) return html`<p>${t('comments.queue.empty')}</p>`;
  return html`
    <ol role="list" aria-label=${t('comments.queue')}>
      ${repeat(
        queue.items,
        ({ id }) => id,
        ({ id, comment, why, reports }) => {
          const n = discussion.numberOf(id);
          return html`<li class="item">
            <article class="stack" aria-labelledby="q${n}">
              <div id="q${n}" class="head" role="heading" aria-level=${context.sublevel}>
                <bdi>${comment.author ?? t('comments.anonymous')}</bdi>,
                <time class="quiet" datetime=${comment.at}>${toTime(words, comment.at)}</time>
              </div>
              ${renderText(reading, comment)}
              <ul class="quiet">
                ${reports > 0 ? html`<li>${t('comments.queue.reports', { count: reports })}</li>` : nothing}
                ${why.map((each) => html`<li>${each}</li>`)}
              </ul>
              ${moderating.participation.task?.id === id ? nothing : renderDecideForm(moderating, id)}
            </article>
          </li>`;
        },
      )}
    </ol>
    ${queue.error ? html`<p class="fault" role="alert">${sentence(words, queue.error)}</p>` : nothing}
    ${
      queue.hasMore
        ? html`<button type="button" class="more" @click=${() => void queue.more()}>
            ${t(queue.isLoading ? 'loading' : queue.error ? 'retry' : 'comments.queue.more')}
          </button>`
        : nothing
    }
  `;
}
