import { commentsWords } from './words-for.ts';
import { html } from 'hono/html';
import type { Thread } from '../../../schema/comments.ts';
import { asLabel, formatNumber, formatTime } from '../../words/format.ts';
import type { Site } from '../../core/services.ts';
import type { LoggedDecision } from './log.ts';
import type { Words } from '../../words/words.ts';
import { layout, pathOf, type Markup } from '../../pages/layout.ts';

/** Renders the public log of a thread's moderation, in pages. */
export function logPage(
  thread: Thread,
  { items, next }: { items: readonly LoggedDecision[]; next?: string },
  words: Words,
  site: Site,
): Markup {
  const { page, decisions } = commentsWords(words.lang);
  const here = `${pathOf(thread.url)}/log`;
  const row = ({ at, comment, decision, reason, ground, reports, byRule }: LoggedDecision): Markup =>
    html`<tr>
      <td><time datetime="${at}">${formatTime(words.lang, at, site.timeZone)}</time></td>
      <td>
        <a
          href="${pathOf(thread.url)}?id=${encodeURIComponent(comment)}&amp;lang=${words.lang}#civic-comment-${encodeURIComponent(comment)}"
          >${page.seeComment}</a
        >
      </td>
      <td>${decisions[decision] ?? decision}</td>
      <td dir="auto">${reason}</td>
      <td dir="auto">${ground}</td>
      <td>${formatNumber(words.lang, reports)}</td>
      <td>${byRule ? page.yes : page.no}</td>
    </tr>`;
  const columns = [
    page.date,
    page.comment,
    page.decision,
    page.reason,
    asLabel(page.ground('')),
    page.reports,
    page.byRule,
  ];
  return layout(
    { words, site, title: page.log, url: `${thread.url}/log` },
    html`<h1>${page.log}</h1>
      <p>${page.logText}</p>
      ${
        items.length > 0
          ? html`<div class="wide" tabindex="0">
              <table>
                <caption>
                  ${thread.title}
                </caption>
                <thead>
                  <tr>
                    ${columns.map((column) => html`<th scope="col">${column}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${items.map(row)}
                </tbody>
              </table>
            </div>`
          : html`<p>${page.logEmpty}</p>`
      }
      ${next && html`<p><a rel="next" href="${here}?after=${next}&amp;lang=${words.lang}">${page.more}</a></p>`}
      <p><a href="${here}.csv">${page.logFile}</a></p>
      <p><a href="${pathOf(thread.url)}?lang=${words.lang}">${page.back}</a></p>`,
  );
}
