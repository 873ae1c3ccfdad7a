import { html, nothing, type TemplateResult } from 'lit';
import { asOf } from '../../shared/ui/count.ts';
import { classOf } from './comment.ts';
import { withoutSide } from './discussion.ts';
import type { Reading } from './reading.ts';

/** Renders how many comments there are, on which sides, and when that was counted. */
export function renderCounts(reading: Reading): TemplateResult | typeof nothing {
  const { words, thread, discussion } = reading;
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
            <span class="quiet">· ${asOf(words, comments, thread.phase)}</span>
          </p>`
        : nothing
    }
    ${
      sides.length > 0 || rest > 0
        ? html`<ul role="list" class="counts" aria-label=${words.t('comments.sides')}>
            ${sides.map(
              ({ id, label }) =>
                html`<li>
                  <span class="side ${classOf(reading, id)}">${label}</span> ${words.number(thread.bySide[id] ?? 0)}
                </li>`,
            )}${rest > 0 ? html`<li class="quiet">${words.t('comments.no-side.count', { count: rest })}</li>` : nothing}
          </ul>`
        : nothing
    }
  `;
}

/** Renders the button for what came since the list was read: nothing jumps by itself. */
export function renderNews(reading: Reading): TemplateResult | typeof nothing {
  const { discussion, thread, words } = reading;
  const count = discussion.news(thread);
  if (count === 0) return nothing;
  return html`<button type="button" class="news" @click=${() => reading.reload('newest')}>
    ${words.t('comments.news', { count })}
  </button>`;
}

/** Renders search and order. */
export function renderTools(reading: Reading): TemplateResult | typeof nothing {
  const { thread, discussion, words, acts } = reading;
  const { t } = words;
  if (!acts.page || (thread.first.items.length < 2 && !discussion.search)) return nothing;
  const { search } = discussion;
  const total = search?.list.total;
  return html`<div class="tools">
      <form class="field find" role="search" novalidate @submit=${reading.handleFind}>
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
              <select id="order" @change=${reading.handleOrder}>
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
            <button type="button" class="link small" @click=${() => reading.leaveSearch()}>
              ${t('comments.find.end')}
            </button>
          </p>`
        : nothing
    }`;
}
