import { html } from 'hono/html';
import { spoken, spokenTitle } from '../../pages/spoken.ts';
import { type ThingDocument } from '../../core/documents.ts';
import { checkbox, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber, formatTime, pluralForm } from '../../words/format.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import type { RetentionState } from './read.ts';
import { retentionWordsFor } from './words-for.ts';

/** Renders how long it is known who took part in a thing, and where that stands. @param isNothing nobody was there to be erased */
export function retentionPage(
  page: DeskPage,
  { stored, known, letters, isTraced, due, isClosed, confirmableUntil, erasure }: RetentionState,
  isNothing = false,
): Markup {
  const { words, services } = page;
  const { lang } = words;
  const said = retentionWordsFor(lang);
  const at = `${rootOf(services)}/desk${stored.path}`;
  const { notice } = stored.document as ThingDocument & { notice?: { retention: Record<string, string> } };
  const time = (instant: number): string => formatTime(lang, instant, services.site.timeZone);
  return deskPage(
    page,
    said.title,
    html`<h1>${said.title}</h1>
      <p><a href="${at}?lang=${lang}">${spokenTitle(stored.document, lang)}</a></p>
      ${isNothing && html`<p role="status" class="done">${said.nothing}</p>`}
      ${
        !isNothing &&
        erasure?.state === 'done' &&
        html`<p role="status" class="done">
          ${said.done(peopleIn(lang, erasure.people), time(erasure.at))}
          ${erasure.letters > 0 && said.unsent(erasure.letters, formatNumber(lang, erasure.letters))}
        </p>`
      }
      ${erasure?.state === 'running' && html`<p role="status" class="done">${said.running}</p>`}
      <dl class="facts">
        <div>
          <dt>${said.promise}</dt>
          <dd>${notice ? spoken(notice.retention, lang) : said.noNotice}</dd>
        </div>
        <div>
          <dt>${said.known}</dt>
          <dd>${formatNumber(lang, known)}</dd>
        </div>
        <div>
          <dt>${said.waiting}</dt>
          <dd>${formatNumber(lang, letters)}</dd>
        </div>
        <div>
          <dt>${said.date}</dt>
          <dd>${due === undefined ? said.noDate : time(due)}</dd>
        </div>
      </dl>
      ${
        isClosed
          ? (known > 0 || isTraced) && html`<p><a href="${at}/retention/erase?lang=${lang}">${said.erase}</a></p>`
          : html`<p>${confirmableUntil === undefined ? said.open : said.confirmable(time(confirmableUntil))}</p>`
      }`,
  );
}

/** Renders what would be erased, what stays, and the button that does it. */
export function erasePage(
  page: DeskPage,
  { stored, known, letters, isTraced }: RetentionState,
  isUnsure = false,
): Markup {
  const { words, services } = page;
  const { lang } = words;
  const said = retentionWordsFor(lang);
  const at = `${rootOf(services)}/desk${stored.path}/retention`;
  return deskPage(
    page,
    said.eraseTitle,
    html`${
        isUnsure &&
        html`<div class="error-summary" role="alert" id="errors" tabindex="-1">
          <p><a href="#understood">${said.notUnderstood}</a></p>
        </div>`
      }
      <h1>${said.eraseTitle}</h1>
      <p>${spokenTitle(stored.document, lang)}</p>
      ${known > 0 && html`<p><strong>${said.what(peopleIn(lang, known))}</strong></p>`}
      ${letters > 0 && html`<p><strong>${said.letters(letters, formatNumber(lang, letters))}</strong></p>`}
      ${isTraced && html`<p>${said.traces}</p>`} ${said.stays.map((each) => html`<p>${each}</p>`)}
      <p>${said.forever} ${said.reopen}</p>
      <form method="post" action="${at}/erase?lang=${lang}${toErrors}" novalidate>
        ${checkbox('understood', said.understood, false)}
        <button type="submit">${said.now}</button>
      </form>
      <p><a href="${at}?lang=${lang}">${said.back}</a></p>`,
  );
}

const peopleIn = (lang: string, count: number): string =>
  `${formatNumber(lang, count)} ${pluralForm(lang, count, retentionWordsFor(lang).people)}`;
