import { html } from 'hono/html';
import { spokenTitle } from '../../pages/spoken.ts';
import type { Stored } from '../../core/noun.ts';
import { openingOf } from '../../core/phases.ts';
import type { Snippets } from '../../embedding/snippet.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import { builderPath } from '../building/page.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { noMailNote } from '../pages/no-mail.ts';
import { makingWordsFor } from './words-for.ts';

/** Path of the page with the code for a thing. */
export const snippetPath = (path: string): string => `/desk${path}/snippet`;

/** Renders the code that shows a thing on another site, ready to be copied. */
export function snippetPage(page: DeskPage, { path, document }: Stored, code: Snippets, isNew: boolean): Markup {
  const { words, services } = page;
  const { snippet } = makingWordsFor(words.lang);
  const root = rootOf(services);
  const { timeZone } = services.site;
  const { opensAt } = document;
  const isLater = opensAt !== undefined && openingOf(opensAt, timeZone) > services.clock();
  const done = isLater ? snippet.publishedOpens(formatTime(words.lang, opensAt, timeZone)) : snippet.published;
  const asked = new URLSearchParams({ address: `${services.baseUrl}${path}`, lang: words.lang }).toString();
  const builder = `${root}${builderPath}?${asked}`;
  const part = (id: string, title: string, hint: string | undefined, text: string): Markup =>
    html`<div class="field">
      <label for="${id}">${title}</label>
      ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
      <textarea
        id="${id}"
        class="code-to-copy"
        rows="${Math.min(20, text.split('\n').length)}"
        readonly
        spellcheck="false"
        ${hint && html`aria-describedby="${id}-hint"`}
      >
${text}</textarea>
      <button type="button" class="quiet" data-copies="${id}" aria-label="${snippet.copy} – ${title}" hidden>
        ${snippet.copy}
      </button>
    </div>`;
  return deskPage(
    page,
    snippet.title,
    html`${doneLine(isNew ? done : undefined)}
      <h1>${spokenTitle(document, words.lang)}</h1>
      ${noMailNote(page)}
      <ul class="ways">
        <li><a href="${root}${path}?lang=${words.lang}">${snippet.openPage}</a></li>
        <li><a href="${root}/desk${path}?lang=${words.lang}">${snippet.backToThing}</a></li>
      </ul>
      <h2>${snippet.title}</h2>
      <p>${snippet.intro}</p>
      <div class="snippets">
        ${part('script', snippet.scriptTitle, snippet.scriptHint, code.script)}
        ${code.pinned && part('pinned', snippet.pinnedTitle, snippet.pinnedHint, code.pinned)}
        ${part('page', snippet.pageTitle, undefined, code.page)}
        ${part('link', snippet.linkTitle, snippet.linkHint, code.link)}
        ${part('frame', snippet.frameTitle, snippet.frameHint, code.frame)}
      </div>
      <p role="status" class="done" id="copied" data-copied="${snippet.copied}" data-selected="${snippet.selected}"></p>
      <p><a href="${builder}">${snippet.builder}</a></p>
      <h2>${snippet.whereTitle}</h2>
      <dl class="where">
        ${snippet.where.map(
          ([site, how]) =>
            html`<div>
              <dt>${site}</dt>
              <dd>${how}</dd>
            </div>`,
        )}
      </dl>
      <script type="module" src="${root}/civic-desk-copy.js"></script>`,
  );
}
