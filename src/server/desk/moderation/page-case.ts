import { html } from 'hono/html';
import type { ShownCase } from '../../core/moderation.ts';
import { hidden } from '../../pages/fields.ts';
import { paragraphs, withLinks, type Markup } from '../../pages/layout.ts';
import { formatNumber, formatTime } from '../../words/format.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { bulkForm, type QueueState } from './state.ts';
import { statementFields } from './page-statement.ts';
import { nameOf } from './queue.ts';
import { moderationWords } from './words-for.ts';

/** A case in its place on a page. */
interface Placed extends ShownCase {
  n: number;
  /** Address to which its forms are sent. */
  action: string;
}

/** Renders a case: whose it is and what it answers, its text, why it waits, and what can be decided. */
export function caseArticle(page: DeskPage, state: QueueState, each: Placed): Markup {
  const said = moderationWords(page.words.lang);
  const { n } = each;
  const author = each.author || said.unnamed;
  return html`<article class="case" id="case-${n}" aria-labelledby="case-${n}-title" tabindex="-1">
    <h2 id="case-${n}-title"><span class="hint">${said.by}</span> <bdi>${author}</bdi></h2>
    ${facts(page, each)}
    ${
      each.answers &&
      html`<blockquote class="answered">
        <p class="hint">${said.answers(each.answers.author || said.unnamed)}</p>
        <div dir="auto" ${each.answers.lang && html`lang="${each.answers.lang}"`}>${paragraphs(each.answers.text)}</div>
      </blockquote>`
    }
    <div class="case-text" dir="auto" ${each.lang && html`lang="${each.lang}"`}>
      ${paragraphs(each.text, withLinks)}
    </div>
    ${whyWaits(page, each)} ${decisions(page, state, each, author)}
  </article>`;
}

function facts(
  { words: { lang }, services }: DeskPage,
  { role, side, title, path, at, editedAt, since }: Placed,
): Markup {
  const said = moderationWords(lang);
  const time = (moment: number): string => formatTime(lang, moment, services.site.timeZone);
  return html`<p class="hint">
    ${role && html`<span class="badge">${role}</span>`} ${side && html`<span class="side">${side}</span>`}
    <time datetime="${new Date(at).toISOString()}">${time(at)}</time
    >${editedAt !== undefined && html`, ${said.edited(time(editedAt))}`} ${said.in}
    <a href="${rootOf(services)}${path}&amp;lang=${lang}">${title}</a>, ${said.since(time(since))}
  </p>`;
}

function whyWaits({ words: { lang }, services }: DeskPage, { n, why, reports, reportCount }: Placed): Markup {
  const said = moderationWords(lang);
  const time = (moment: number): string => formatTime(lang, moment, services.site.timeZone);
  return html`<h3 id="case-${n}-why">${said.whyTitle}</h3>
    <ul aria-labelledby="case-${n}-why">
      ${why.map((rule) => html`<li>${rule}</li>`)}
      ${reports.map(
        ({ reference, reason, explanation, at, reporter: { address, others } }) =>
          html`<li>
            ${said.report(reference, reason)}${explanation && html`<br /><q>${explanation}</q>`}
            <p class="hint">
              ${said.receivedAt(time(at))} ${said.reporter[address]}
              ${others && said.others(others, (count) => formatNumber(lang, count))}
            </p>
          </li>`,
      )}
      ${reportCount > reports.length && html`<li>${said.moreReports(formatNumber(lang, reportCount))}</li>`}
    </ul>`;
}

function decisions({ words: { lang } }: DeskPage, state: QueueState, each: Placed, author: string): Markup {
  const said = moderationWords(lang);
  const { n, action, fine, reasons } = each;
  const value = caseValue(each);
  const own = state.sent?.of === nameOf(each) ? state.sent : undefined;
  const isTicked = state.sent?.of === bulkForm && isNamed(state.sent.values, each);
  return html`<div class="verdicts">
      <form method="post" action="${action}">
        ${hidden({ [`case.${n}`]: value, verdict: 'publish', ...fine })}
        <button type="submit" aria-label="${said.publishOf(author)}">${said.publish}</button>
      </form>
      ${
        state.items.length > 1 &&
        html`<div class="choice">
          <input
            type="checkbox"
            id="choose-${n}"
            form="${bulkForm}"
            name="case.${n}"
            value="${value}"
            ${isTicked && 'checked'}
          />
          <label for="choose-${n}">${said.choose(author)}</label>
        </div>`
      }
    </div>
    <details class="act" ${own && 'open'}>
      <summary>${said.decide}</summary>
      <form method="post" action="${action}" novalidate>
        ${hidden({ [`case.${n}`]: value, form: nameOf(each) })}
        ${statementFields(said, { n, reasons: [fine.reason, ...reasons], sent: own })}
        <button type="submit">${said.save}</button>
      </form>
    </details>`;
}

/** Checks whether a form that was sent names a case, in whatever version. */
const isNamed = (values: Readonly<Record<string, string>>, each: ShownCase): boolean => {
  const start = nameOf(each).slice(0, -1);
  return Object.entries(values).some(([name, value]) => name.startsWith('case.') && value.startsWith(`${start},`));
};

/** Returns the value by which a form names a case, in the version that is shown. */
const caseValue = ({ of, scope, thing, id, version }: ShownCase): string =>
  JSON.stringify([of, scope, thing, id, version]);
