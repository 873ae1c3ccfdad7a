import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sentence } from '../../shared/ui/status.ts';
import { renderText } from '../reading/body.ts';
import { renderDecideForm } from './decide-form.ts';
import { toTime } from '../reading/text.ts';
import type { CommentsView } from '../view.ts';

/** For those with the right: what waits for a decision, oldest wish first, as the backend has it. */
export function renderQueue(view: CommentsView): TemplateResult | typeof nothing {
  const { moderation, words, stage } = view;
  if (!moderation.allowed || !stage.acts.queue) return nothing;
  const toggle = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open && !moderation.queue) moderation.start();
  };
  return html`<details class="queue" part="moderation" @toggle=${toggle}>
    <summary data-queue>${words.t('comments.queue')}</summary>
    ${moderation.queue ? renderItems(view, moderation.queue) : nothing}
  </details>`;
}

function renderItems(view: CommentsView, queue: NonNullable<CommentsView['moderation']['queue']>): TemplateResult {
  const { words, discussion, sublevel } = view;
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
              <div id="q${n}" class="head" role="heading" aria-level=${sublevel}>
                <bdi>${comment.author ?? t('comments.anonymous')}</bdi>,
                <time class="quiet" datetime=${comment.at}>${toTime(words, comment.at)}</time>
              </div>
              ${renderText(view, comment)}
              <ul class="quiet">
                ${reports > 0 ? html`<li>${t('comments.queue.reports', { count: reports })}</li>` : nothing}
                ${why.map((each) => html`<li>${each}</li>`)}
              </ul>
              ${view.participation.task?.id === id ? nothing : renderDecideForm(view, id)}
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

/** The decisions of the moderators, for everyone to read and to count. */
export function renderLog({ thread: { log }, words: { t } }: CommentsView): TemplateResult | typeof nothing {
  if (!log) return nothing;
  const file = new URL(log);
  file.pathname += '.csv';
  return html`<p class="quiet">
    <a href=${log} rel="noreferrer">${t('comments.log')}</a> ·
    <a href=${file.href} rel="noreferrer" download>${t('comments.log.file')}</a>
  </p>`;
}
