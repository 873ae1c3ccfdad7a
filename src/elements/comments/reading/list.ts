import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Comment } from '../../../schema/comments.ts';
import { sentence } from '../../shared/ui/status.ts';
import { classOf, renderComment } from './comment.ts';
import { none, type List } from './discussion.ts';
import type { Reading } from './reading.ts';

/** Renders the comments of a thread: one list, one for each side, or what was found. */
export function renderLists(reading: Reading): TemplateResult {
  const { discussion, words, thread } = reading;
  const { search, sides } = discussion;
  if (search) return renderList(reading, search.list, words.t('comments.found'), 0);
  if (sides[0] === '') return renderList(reading, discussion.top(''), words.t('comments.list'), 0);
  return html`<div class="columns">
    ${sides.map((side, place) => {
      const list = discussion.top(side);
      if (side === none && list.items.length === 0 && !list.error) return nothing;
      const { label = words.t('comments.no-side') } = thread.sides.find(({ id }) => id === side) ?? {};
      const count = thread.bySide[side];
      return html`<section class=${classOf(reading, side) || 'middle'} aria-labelledby="side-${place}">
        <div id="side-${place}" class="title" role="heading" aria-level=${reading.context.sublevel}>
          ${label} <span class="quiet">${count === undefined ? nothing : words.number(count)}</span>
        </div>
        ${renderList(reading, list, label, 1)}
      </section>`;
    })}
  </div>`;
}

/** Renders the replies to a comment, which are read when they are asked for. */
function renderReplies(reading: Reading, comment: Comment, level: number): TemplateResult | typeof nothing {
  const { discussion, words } = reading;
  const { id } = comment;
  const count = Math.max(comment.replies, discussion.repliesAt(id));
  // What was found stands alone: the discussion around it is a click away.
  if (count === 0 || discussion.search) return nothing;
  const isOpen = discussion.open.has(id);
  const author = comment.author ?? words.t('comments.anonymous');
  const toggle = (): void => {
    discussion.toggle(id);
    reading.update();
  };
  const name = words.t(isOpen ? 'comments.replies.hide.of' : 'comments.replies.of', { count, author });
  const label = words.t(isOpen ? 'comments.replies.hide' : 'comments.replies', { count });
  return html`<button
      type="button"
      class="link small line"
      aria-expanded=${isOpen}
      aria-label=${name}
      @click=${toggle}
      .textContent=${label}
    ></button
    >${
      isOpen
        ? html`<div class="replies">
            ${renderList(reading, discussion.repliesTo(id), words.t('comments.replies.list', { author }), level + 1)}
          </div>`
        : nothing
    }`;
}

function renderList(reading: Reading, list: List, label: string, level: number): TemplateResult {
  const items = repeat(
    list.items,
    ({ id }) => id,
    ({ id }) => renderComment(reading, id, level, renderReplies),
  );
  return html`${
    list.items.length > 0
      ? html`<ol role="list" aria-label=${label}>
          ${items}
        </ol>`
      : nothing
  }${renderMore(reading, list)}`;
}

/** Renders the way to the next page; after a failure, the way to try again. */
function renderMore(reading: Reading, list: List): TemplateResult | typeof nothing {
  const { words, context, discussion } = reading;
  const { error } = list;
  if (error) {
    // A cursor that the backend does not know any more cannot be followed: the list is read again.
    const canRetry = error.retryable && !(error.status === 400 || error.status === 410);
    const [key, act] = canRetry
      ? (['retry', () => void list.more()] as const)
      : (['comments.reload', () => reading.reload()] as const);
    return html`<div class="message wrong stack" role="alert">
      <p>${canRetry ? sentence(words, error) : words.t('comments.expired')}</p>
      <p><button type="button" @click=${act}>${words.t(key)}</button></p>
    </div>`;
  }
  if (list.items.length === 0 && list.isLoading) return html`<p class="quiet">${words.t('loading')}</p>`;
  if (list.items.length === 0 && !list.hasMore) {
    return html`<p class="empty">${words.t(discussion.search ? 'comments.none-found' : 'comments.none')}</p>`;
  }
  if (!list.hasMore) return nothing;
  const more = async (): Promise<void> => {
    const [first] = await list.more();
    if (!first) return;
    context.say(words.t('comments.more.done', { count: list.items.length }));
    // Reading goes on where the new ones begin, and nothing on the screen moves for it.
    context.focus(reading.headOf(first.id), true);
  };
  return html`<button type="button" class="more" aria-disabled=${list.isLoading ? 'true' : nothing} @click=${more}>
    ${words.t(list.isLoading ? 'loading' : 'comments.more')}
  </button>`;
}
