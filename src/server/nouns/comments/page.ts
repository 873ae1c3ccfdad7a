import { commentsWords } from './words-for.ts';
import { html } from 'hono/html';
import type { CommentPage, Thread } from '../../../schema/comments.ts';
import { formatNumber, pluralForm } from '../../words/format.ts';
import type { Site } from '../../core/services.ts';
import type { Words } from '../../words/words.ts';
import { commentArticle } from './page-comment.ts';
import { answerSection, timelineSection } from '../../pages/answering.ts';
import { faultTitle } from '../../pages/fields.ts';
import { inLanguages, layout, paragraphs, pathOf, summary, type Markup } from '../../pages/layout.ts';
import { threadData } from './structured.ts';
import { writeForm, type WriteForm } from './page-forms.ts';

/** What a reader asked for, as it stands in the address. */
export type Asked = Partial<Record<'order' | 'side' | 'parent' | 'search' | 'id' | 'after', string | undefined>>;

export interface ThreadPage {
  thread: Thread;
  /** The comments that are shown. */
  page: CommentPage;
  asked: Asked;
  words: Words;
  site: Site;
  form: WriteForm;
  /** That it can be read in, the one first that stands at the address alone. */
  languages: readonly string[];
}

/**
 * Renders the page of a thread. It can be read to its end, searched and written in without a script; the element replaces it where one runs, save
 * where the address asks for a part of the thread or a form was sent.
 */
export function threadPage({ thread, page, asked, words, site, form, languages }: ThreadPage): Markup {
  const { title, url } = thread;
  const failed = form.fields !== undefined || form.message !== undefined;
  const content = html`<article class="thread">
    <h1 lang="${thread.lang}">${title}</h1>
    ${status(thread, words)} ${answerSection(thread, words, site.timeZone)}
    ${body({ thread, page, asked, words, site, form, languages })} ${timelineSection(thread, words, site.timeZone)}
  </article>`;
  const frame = {
    words,
    site,
    url,
    title: failed ? faultTitle(words, form, title) : title,
    description: thread.guidelines && summary(thread.guidelines),
    ...inLanguages(thread, words, languages, query(asked)),
    data: threadData(thread, page, site),
    personal: failed,
  };
  return layout(
    frame,
    failed ? content : html`<civic-comments src="${pathOf(url)}" heading-level="1">${content}</civic-comments>`,
  );
}

const query = (values: Record<string, string | undefined>): string =>
  new URLSearchParams(Object.entries(values).filter((each): each is [string, string] => Boolean(each[1]))).toString();

function status({ numbers, can, sides, bySide }: Thread, words: Words): Markup {
  const { lang } = words;
  const { page } = commentsWords(lang);
  const { value: total = 0, why } = numbers['comments'] ?? {};
  const closed = can['comment']?.allowed ? undefined : can['comment']?.reason;
  return html`<p class="status">
      ${formatNumber(lang, total)} ${pluralForm(lang, total, page.comments)} ${closed && html`<br />${closed}`}
      ${why && html`<br /><a class="hint" href="${why.url}">${why.text}</a>`}
    </p>
    ${
      sides.length > 0 &&
      html`<ul class="by-side" aria-label="${page.bySide}">
        ${sides.map(({ id, label }) => html`<li>${label} : ${formatNumber(lang, bySide[id] ?? 0)}</li>`)}
      </ul>`
    }`;
}

function body(given: ThreadPage): Markup {
  const { thread, page, asked, words, site, form } = given;
  const said = commentsWords(words.lang).page;
  const here = pathOf(thread.url);
  const isPart = Boolean(asked.parent ?? asked.search ?? asked.id ?? asked.after);
  const articles = page.items.map((comment) => html`<li>${commentArticle(comment, { thread, words, site })}</li>`);
  const next = page.next && query({ ...asked, after: page.next, lang: words.lang });
  return html`${thread.guidelines && !isPart && guidelines(thread, words)} ${!isPart && tools(thread, asked, words)}
  ${heading(asked, words)}
  ${
    articles.length > 0
      ? html`<ol class="comments">
          ${articles}
        </ol>`
      : html`<p>${isPart ? said.noneFound : said.empty}</p>`
  }
  ${next && html`<p><a rel="next" href="${here}?${next}">${said.more}</a></p>`}
  ${isPart && html`<p><a href="${here}?lang=${words.lang}">${said.whole}</a></p>`}
  ${thread.can['comment']?.allowed && !asked.search && writeForm({ thread, parent: asked.parent, words, form })}
  ${thread.log && html`<p><a href="${pathOf(thread.log)}?lang=${words.lang}">${said.log}</a></p>`}`;
}

function heading({ search, parent }: Asked, words: Words): Markup | undefined {
  const { page } = commentsWords(words.lang);
  if (search) return html`<h2><bdi>${page.found(search)}</bdi></h2>`;
  return parent ? html`<h2>${page.repliesTo}</h2>` : undefined;
}

const guidelines = ({ guidelines: text = '', lang }: Thread, words: Words): Markup =>
  html`<details class="guidelines">
    <summary>${commentsWords(words.lang).page.guidelines}</summary>
    <div lang="${lang}">${paragraphs(text)}</div>
  </details>`;

function tools({ orders, url }: Thread, { order }: Asked, words: Words): Markup {
  const { page } = commentsWords(words.lang);
  const current = order ?? orders[0]?.id;
  return html`<nav aria-label="${page.orderBy}">
      <ul class="orders">
        ${orders.map(({ id, label }) => {
          const address = `${pathOf(url)}?order=${encodeURIComponent(id)}&lang=${words.lang}`;
          return html`<li>
            <a href="${address}" ${id === current?.split(':')[0] && html`aria-current="true"`}>${label}</a>
          </li>`;
        })}
      </ul>
    </nav>
    <form role="search" action="${pathOf(url)}">
      <div class="field">
        <label for="search">${page.search}</label>
        <input id="search" name="search" type="search" />
      </div>
      <input type="hidden" name="lang" value="${words.lang}" />
      <button type="submit" class="quiet">${page.searchButton}</button>
    </form>`;
}
