import { html, nothing, type TemplateResult } from 'lit';
import { asOf } from '../../shared/ui/count.ts';
import { renderElsewhere } from '../../shared/ui/elsewhere.ts';
import { renderTask } from '../writing/task.ts';
import { classOf } from './comment.ts';
import { withoutSide } from './discussion.ts';
import type { CommentsView } from '../view.ts';

/** How many, on which sides, and when that was counted. */
export function renderCounts(view: CommentsView): TemplateResult | typeof nothing {
  const { words, thread, discussion } = view;
  const { comments } = thread.numbers;
  // With a list for each side, the counts stand with the lists.
  const sides = discussion.sides[0] === '' ? thread.sides : [];
  const rest = thread.sides.length > 0 ? withoutSide(thread) : 0;
  return html`
    ${
      comments
        ? html`<p>
            <strong part="count">${words.number(comments.value)}</strong>
            ${words.t('unit.comments', { count: comments.value })}
            <span class="quiet">· ${asOf(words, comments)}</span>
          </p>`
        : nothing
    }
    ${
      sides.length > 0 || rest > 0
        ? html`<ul role="list" class="counts" aria-label=${words.t('comments.sides')}>
            ${sides.map(
              ({ id, label }) =>
                html`<li>
                  <span class="side ${classOf(view, id)}">${label}</span> ${words.number(thread.bySide[id] ?? 0)}
                </li>`,
            )}${rest > 0 ? html`<li class="quiet">${words.t('comments.no-side.count', { count: rest })}</li>` : nothing}
          </ul>`
        : nothing
    }
  `;
}

/** The way in: the form where it is open, the button to it, or why there is none. */
export function renderStart(view: CommentsView): TemplateResult | typeof nothing {
  const { participation, thread, stage, words } = view;
  const { task } = participation;
  if (task?.id === '') return renderTask(view);
  const { comment } = thread.can;
  if (!comment) return nothing;
  const { allowed, reason = '', wouldBeAllowedIf = '', elsewhere } = comment;
  if (!stage.acts.post || (!allowed && elsewhere)) return renderElsewhere(words, comment, 'comments.elsewhere');
  if (!allowed) return html`<p class="message">${reason || words.t('comments.refused.closed')} ${wouldBeAllowedIf}</p>`;
  // Who is not known on this page may be there.
  return html`<button type="button" class="primary" data-write @click=${() => participation.open('write', '')}>
      ${words.t('comments.write')}</button
    >${renderElsewhere(words, comment, 'comments.elsewhere', 'quiet')}`;
}

/** What came since the list was read, on request: nothing jumps by itself. */
export function renderNews(view: CommentsView): TemplateResult | typeof nothing {
  const { discussion, thread, words } = view;
  const count = discussion.news(thread);
  if (count === 0) return nothing;
  return html`<button type="button" class="news" @click=${() => view.reload('newest')}>
    ${words.t('comments.news', { count })}
  </button>`;
}

/** Search and order. */
export function renderTools(view: CommentsView): TemplateResult | typeof nothing {
  const { thread, discussion, words, stage } = view;
  const { t } = words;
  if (!stage.acts.page || (thread.first.items.length < 2 && !discussion.search)) return nothing;
  const { search } = discussion;
  const total = search?.list.total;
  return html`<div class="tools">
      <form class="field find" role="search" novalidate @submit=${view.handleFind}>
        <label for="find">${t('comments.find')}</label>
        <span
          ><input id="find" name="find" type="search" autocomplete="off" /><button type="submit">
            ${t('comments.find.go')}
          </button></span
        >
      </form>
      ${
        thread.orders.length > 1
          ? html`<div class="field">
              <label for="order">${t('comments.order')}</label>
              <select id="order" @change=${view.handleOrder}>
                ${thread.orders.map(
                  ({ id, label }) => html`<option .value=${id} .selected=${id === discussion.order}>${label}</option>`,
                )}
              </select>
            </div>`
          : nothing
      }
    </div>
    ${
      search
        ? html`<p class="found" tabindex="-1" data-found>
            ${total === undefined ? t('comments.found.for', { words: search.words }) : t('comments.found.count', { count: total, words: search.words })}
            <button type="button" class="link small" @click=${() => view.leaveSearch()}>
              ${t('comments.find.end')}
            </button>
          </p>`
        : nothing
    }`;
}
