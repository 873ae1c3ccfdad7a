import { html } from 'hono/html';
import { closeMark } from '../../core/answering.ts';
import { paragraphs, type Markup } from '../../pages/layout.ts';
import { languageFor, spoken } from '../../pages/spoken.ts';
import { formatDay, formatNumber, formatSigned, formatTime } from '../../words/format.ts';
import type { Details, LogEntry, LogPage } from '../log.ts';
import { rootOf, type DeskPage } from './desk.ts';

/** What a page of the log shows of things: their titles by path, as they are now. */
export type Titles = ReadonlyMap<string, Markup | string>;

/** Renders lines of the log as a list, the newest first; of one thing, where no titles are given. @param of the thing that is asked for */
export function logList(
  page: DeskPage,
  { entries, next }: LogPage,
  { titles, of }: { titles?: Titles; of?: string | undefined } = {},
): Markup {
  const { said } = page;
  return html`${
    entries.length > 0
      ? html`<ol class="log">
          ${entries.map((entry) => logLine(page, entry, titles))}
        </ol>`
      : html`<p>${said.log.empty}</p>`
  }
  ${next && html`<p><a rel="next" href="?${new URLSearchParams({ ...(of && { of }), after: next, lang: said.lang }).toString()}">${said.log.more}</a></p>`}`;
}

function logLine({ said, services }: DeskPage, { at, by, act, path, details }: LogEntry, titles?: Titles): Markup {
  const { log, officers } = said;
  const why = details.why && spoken(details.why, said.lang);
  const title = titles?.get(path);
  const endOf = (day = ''): string => day && formatDay(said.lang, day, services.site.timeZone);
  const dayOf = ({ document, countedBy = '' }: Details, day: string): string => {
    const written = formatDay(said.lang, day, services.site.timeZone);
    return document ? log.counted(written, countedBy) : log.onDay(written);
  };
  return html`<li>
    <p>
      <time datetime="${new Date(at).toISOString()}">${formatTime(said.lang, at, services.site.timeZone)}</time>
      <strong>${log.acts[act]}</strong> <span class="hint">(${log.by[by]})</span>
      ${titles && (path ? html`<a href="${rootOf(services)}${path}">${title ?? path}</a>` : log.site)}
    </p>
    ${details.fields && html`<p class="hint">${log.fields(details.fields.map((name) => log.parts[name] ?? name).join(', '))}</p>`}
    ${details.end && html`<p class="hint">${log.end(endOf(details.end.from), endOf(details.end.to))}</p>`}
    ${details.meets && html`<p class="hint">${log.meets(details.meets.map((at) => (at === closeMark ? log.afterClose : formatNumber(said.lang, at))).join(', '))}</p>`}
    ${details.means && html`<p class="hint">${log.means[details.means]}</p>`}
    ${details.settings && html`<p class="hint">${log.fields(details.settings.map((name) => log.settings[name] ?? name).join(', '))}</p>`}
    ${details.role && html`<p class="hint">${log.role(officers.roles[details.role].label)}</p>`}
    ${details.count && html`<p>${log.count(formatSigned(said.lang, details.count.by))}</p>`}
    ${details.held && html`<p>${log.held(formatNumber(said.lang, details.held.number))}</p>`}
    ${details.countHidden && html`<p class="hint">${log.countHidden}</p>`}
    ${details.counts?.map(
      ({ of, from, to }) =>
        html`<p>${log.changed(log.metrics[of] ?? of, formatNumber(said.lang, from), formatNumber(said.lang, to))}</p>`,
    )}
    ${details.document && html`<p class="hint">${details.document}</p>`}
    ${details.day && html`<p class="hint">${dayOf(details, details.day)}</p>`}
    ${why && html`<blockquote>${why}</blockquote>`}
    ${details.before && earlier(log.before, textsIn(details.before, said.lang))}
    ${details.list && html`<p class="hint">${log.list(details.list.of[said.lang] ?? '', details.list.paper && formatNumber(said.lang, details.list.paper))} <code>${details.list.sha256}</code></p>`}
    ${details.news && newsText(details.news, said.lang)}
    ${details.receivers !== undefined && html`<p class="hint">${log.receivers(formatNumber(said.lang, details.receivers))}</p>`}
    ${details.people !== undefined && html`<p class="hint">${log.people(formatNumber(said.lang, details.people))}</p>`}
    ${details.letters !== undefined && html`<p class="hint">${log.letters(formatNumber(said.lang, details.letters))}</p>`}
  </li>`;
}

/** Renders public words as they were before they were changed. */
const earlier = (label: string, texts: readonly Markup[]): Markup | undefined =>
  texts.length > 0
    ? html`<details>
        <summary>${label}</summary>
        <blockquote>${texts}</blockquote>
      </details>`
    : undefined;

/**
 * Renders what fields say in a language, else in another: texts stand in them by language. What is promised begins with its number; a
 * version of a text says nothing to a reader.
 */
function textsIn(value: unknown, lang: string): Markup[] {
  if (typeof value !== 'object' || value === null) return [];
  const { at, textVersion, ...others } = value as { at?: unknown; textVersion?: unknown };
  if (textVersion !== undefined) return textsIn({ ...(at !== undefined && { at }), ...others }, lang);
  if (typeof at === 'number') return [html`<p>${formatNumber(lang, at)}</p>`, ...textsIn(others, lang)];
  const parts = Object.values(value) as unknown[];
  const own = languageFor(value as Record<string, unknown>, lang);
  const text = (value as Record<string, unknown>)[own];
  return typeof text === 'string' && parts.every((part) => typeof part === 'string')
    ? [own === lang ? html`${paragraphs(text)}` : html`<div lang="${own}">${paragraphs(text)}</div>`]
    : parts.flatMap((part) => textsIn(part, lang));
}

/** Renders a message as it was sent, in a language that it has. */
const newsText = ({ subject, text }: NonNullable<Details['news']>, lang: string): Markup =>
  html`<details>
    <summary>${spoken(subject, lang)}</summary>
    <p class="lines">${spoken(text, lang)}</p>
  </details>`;
