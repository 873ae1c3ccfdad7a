import { html } from 'hono/html';
import { fewestNamed } from '../../confirmation/shares.ts';
import type { Stored } from '../../core/noun.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber, formatShare, formatTime } from '../../words/format.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { titleOf } from '../pages/things.ts';
import { overTime, timeQuery } from './page-time.ts';
import type { Parts, ToldFigures } from './read.ts';
import { series, type Series } from './series.ts';
import type { FiguresWords } from './words.ts';
import { figuresWords } from './words-for.ts';

/**
 * Renders the figures of a thing: what became of acts, when they came, and from where.
 *
 * @param asked when it is, and the day that was asked for, where one was
 */
export function figuresPage(
  page: DeskPage,
  { document, path }: Stored,
  figures: ToldFigures,
  asked: { now: number; until?: string | undefined },
): Markup {
  const { words, services } = page;
  const said = figuresWords(words.lang);
  const { domains, pages, places, sources } = figures;
  // Days that are over stay what they are.
  const isLive = figures.later === undefined;
  const fewest = html`<p class="hint">${said.fewest(formatNumber(words.lang, fewestNamed))}</p>`;
  return deskPage(
    page,
    said.of(titleOf(document, words.lang)),
    html`<p><a href="${rootOf(services)}/desk${path}?lang=${words.lang}">${said.back}</a></p>
      <h1>${said.of(titleOf(document, words.lang))}</h1>
      <p role="status" class="done" data-live-said="${said.changed}"></p>
      <div ${isLive && html`data-live`}>
        <p>
          <span data-live-time>${said.asOf(formatTime(words.lang, asked.now, services.site.timeZone))}</span>
          <a href="?${timeQuery(words.lang, figures.step, asked.until)}">${said.refresh}</a>
        </p>
        ${figures.hiddenUntilClose && html`<p class="answer" role="note">${said.hidden}</p>`} ${funnel(said, figures)}
        ${overTime(page, said, figures, asked.until)}
        ${sources && partsTable(said, said.sources, said.source, sources, (name) => name || said.noSource)}
        ${pages && pages.named.length > 0 && partsTable(said, said.pages, said.page, pages, undefined, fewest)}
        ${domains && partsTable(said, said.domains, said.domain, domains, undefined, fewest)}
        ${places && places.named.length > 0 && partsTable(said, said.places, said.place, places, undefined, fewest)}
      </div>
      ${isLive && html`<script type="module" src="${rootOf(services)}/civic-desk-figures.js"></script>`}
      <section aria-labelledby="what">
        <h2 id="what">${said.what}</h2>
        <ul>
          ${said.counted.map((line) => html`<li>${line}</li>`)} ${said.beforeActs.map((line) => html`<li>${line}</li>`)}
        </ul>
      </section>`,
  );
}

function funnel(said: FiguresWords, { totals }: ToldFigures): Markup {
  // Only discussions have comments, and only widgets of today tell what is begun.
  const told = series.flatMap((each): [Series, number][] => {
    const value = totals[each];
    return value === undefined || (value === 0 && (each === 'comments' || each === 'started')) ? [] : [[each, value]];
  });
  const { received = 0 } = totals;
  return html`<section aria-labelledby="funnel">
    <h2 id="funnel">${said.funnel}</h2>
    <dl class="facts">
      ${told.map(
        ([each, value]) =>
          html`<div>
            <dt>${said.series[each]}</dt>
            <dd>
              <strong>${formatNumber(said.lang, value)}</strong>
              ${
                each === 'confirmed' &&
                received > 0 &&
                html`(${formatShare(said.lang, Math.round((1000 * value) / received))})`
              }
              <span class="hint">${said.seriesHints[each]}</span>
            </dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

function partsTable(
  said: FiguresWords,
  title: string,
  head: string,
  { named, others }: Parts,
  nameOf = (name: string): string => name,
  hint?: Markup,
): Markup | undefined {
  if (named.length === 0 && others === 0) return undefined;
  const rows = [
    ...named.map(({ name, value }) => ({ name: nameOf(name), value })),
    ...(others > 0 ? [{ name: said.others, value: others }] : []),
  ];
  return html`<section>
    <table class="stacked parts">
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${head}</th>
          <th scope="col">${said.count}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, value }) =>
            html`<tr>
              <th scope="row"><bdi>${name}</bdi></th>
              <td data-head="${said.count}">${formatNumber(said.lang, value)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${hint}
  </section>`;
}
