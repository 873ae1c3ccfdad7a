import { commentsWords } from './words-for.ts';
import { html } from 'hono/html';
import type { Comment, Thread } from '../../../schema/comments.ts';
import { formatNumber, formatTime, pluralForm } from '../../words/format.ts';
import type { Site } from '../../core/services.ts';
import { undated } from '../../core/undated.ts';
import type { Words } from '../../words/words.ts';
import { paragraphs, pathOf, withLinks, type Markup } from '../../pages/layout.ts';

export interface CommentContext {
  thread: Thread;
  words: Words;
  site: Site;
}

/** Renders one comment: whose it is, its text, and what one can do with it where no script runs. */
export function commentArticle(comment: Comment, context: CommentContext): Markup {
  const { thread, words } = context;
  const { id, author, role, side, lang, text, replies, tombstone } = comment;
  const said = commentsWords(words.lang);
  const label = thread.sides.find((each) => each.id === side)?.label;
  const here = `${pathOf(thread.url)}?lang=${words.lang}`;
  const about = `${here}&id=${encodeURIComponent(id)}#civic-comment-${encodeURIComponent(id)}`;
  const canAnswer = !tombstone && thread.can['comment']?.allowed && thread.depth > 0;
  return html`<article class="comment" id="civic-comment-${id}">
    <p class="comment-head">
      ${author !== undefined && html`<bdi class="comment-author">${author}</bdi>`}
      ${role !== undefined && html`<span class="badge">${said.roles[role] ?? role}</span>`}
      ${label !== undefined && html`<span class="side">${label}</span>`} ${times(comment, context, about)}
    </p>
    ${tombstone && tombstoneText(comment, context)}
    ${
      text !== undefined &&
      html`<div class="comment-text" dir="auto" ${lang !== undefined && html`lang="${lang}"`}>
        ${paragraphs(text, withLinks)}
      </div>`
    }
    ${votes(comment, words)}
    <p class="comment-links">
      ${
        replies > 0 &&
        html`<a href="${here}&amp;parent=${encodeURIComponent(id)}"
          >${formatNumber(words.lang, replies)} ${pluralForm(words.lang, replies, said.page.replies)}</a
        >`
      }
      ${canAnswer && html`<a href="${here}&amp;parent=${encodeURIComponent(id)}#write">${said.page.reply}</a>`}
      ${
        !tombstone &&
        html`<a href="${pathOf(thread.url)}/report?lang=${words.lang}&amp;id=${encodeURIComponent(id)}" rel="nofollow"
          >${said.page.report}</a
        >`
      }
    </p>
  </article>`;
}

function times({ at, editedAt }: Comment, { words, site }: CommentContext, about: string): Markup {
  const { page } = commentsWords(words.lang);
  return html`<a href="${about}" title="${page.permalink}"
      ><time datetime="${at}"
        >${Date.parse(at) === undated ? page.undated : formatTime(words.lang, at, site.timeZone)}</time
      ></a
    >
    ${editedAt !== undefined && html`<span class="edited">${page.edited}</span>`}`;
}

function tombstoneText({ tombstone }: Comment, { words }: CommentContext): Markup {
  const { page, tombstones } = commentsWords(words.lang);
  return html`<div class="tombstone">
    <p>${tombstones[tombstone?.kind ?? '']}</p>
    ${tombstone?.reason && html`<p>${page.because(tombstone.reason)}</p>`}
    ${tombstone?.ground && html`<p>${page.ground(tombstone.ground)}</p>`}
    ${tombstone?.contest && html`<p><a href="${tombstone.contest}">${page.contest}</a></p>`}
  </div>`;
}

function votes({ up, down }: Comment, { lang }: Words): Markup | undefined {
  const { page } = commentsWords(lang);
  if (up === undefined) return undefined;
  const count = (label: string, value: number): string => `${label} ${formatNumber(lang, value)}`;
  return html`<p class="comment-votes">
    ${down === undefined ? count(page.support, up) : `${count(page.agree, up)} · ${count(page.disagree, down)}`}
  </p>`;
}
