import { html } from 'hono/html';
import { fewestNamed } from '../../confirmation/shares.ts';
import type { Stored } from '../../core/noun.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatDay, formatNumber, formatShare, formatTime } from '../../words/format.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { titleOf } from '../pages/things.ts';
import { burst } from './bursts.ts';
import { barChart } from './chart.ts';
import type { Figures, Parts } from './read.ts';
import { series, type Span } from './series.ts';
import type { FiguresWords } from './words.ts';
import { figuresWords } from './words-for.ts';

/** Renders the figures of a thing: what became of acts, when they came, and from where. */
export function figuresPage(page: DeskPage, { document, path }: Stored, figures: Figures, now: number): Markup {
  const { words, services } = page;
  const said = figuresWords(words.lang);
  const { domains, places, sources } = figures;
  const fewest = html`<p class="hint">${said.fewest(formatNumber(words.lang, fewestNamed))}</p>`;
  return deskPage(
    page,
    said.of(titleOf(document, words.lang)),
    html`<p><a href="${rootOf(services)}/desk${path}?lang=${words.lang}">${said.back}</a></p>
      <h1>${said.of(titleOf(document, words.lang))}</h1>
      <p role="status" class="done" data-live-said="${said.changed}"></p>
      <div data-live>
        <p>
          <span data-live-time>${said.asOf(formatTime(words.lang, now, services.site.timeZone))}</span>
          <a href="?by=${figures.step}&amp;lang=${words.lang}">${said.refresh}</a>
        </p>
        ${funnel(said, figures)} ${overTime(page, said, figures)}
        ${partsTable(said, said.sources, said.source, sources, (name) => name || said.noSource)}
        ${partsTable(said, said.domains, said.domain, domains, undefined, fewest)}
        ${places.named.length > 0 && partsTable(said, said.places, said.place, places, undefined, fewest)}
      </div>
      <script type="module" src="${rootOf(services)}/civic-desk-figures.js"></script>
      <section aria-labelledby="what">
        <h2 id="what">${said.what}</h2>
        <ul>
          ${said.counted.map((line) => html`<li>${line}</li>`)}
          <li>${said.notShown}</li>
        </ul>
      </section>`,
  );
}

function funnel(said: FiguresWords, { totals, shown: views }: Figures): Markup {
  const shown = series.filter((each) => each !== 'comments' || totals.comments > 0);
  return html`<section aria-labelledby="funnel">
    <h2 id="funnel">${said.funnel}</h2>
    <dl class="facts">
      <div>
        <dt>${said.shown}</dt>
        <dd><strong>${formatNumber(said.lang, views)}</strong> <span class="hint">${said.shownHint}</span></dd>
      </div>
      ${shown.map(
        (each) =>
          html`<div>
            <dt>${said.series[each]}</dt>
            <dd>
              <strong>${formatNumber(said.lang, totals[each])}</strong>
              ${
                each === 'confirmed' &&
                totals.received > 0 &&
                html`(${formatShare(said.lang, Math.round((1000 * totals.confirmed) / totals.received))})`
              }
              <span class="hint">${said.seriesHints[each]}</span>
            </dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

function overTime({ words: { lang }, services }: DeskPage, said: FiguresWords, figures: Figures): Markup {
  const { spans, step, main, totals } = figures;
  const time = ({ at }: Span): string =>
    step === 'hour' ? formatTime(lang, at, services.site.timeZone) : formatDay(lang, at, services.site.timeZone);
  const most = Math.max(0, ...spans.map((span) => span[main]));
  const columns = series.filter((each) => totals[each] > 0 || each === main);
  const filled = spans.filter((span) => columns.some((each) => span[each] !== 0)).toReversed();
  const bars = spans.map((span) => ({ value: span[main], isMarked: span.isBurst }));
  return html`<section aria-labelledby="time">
    <h2 id="time">${said.perTime}</h2>
    <ul class="ways" aria-label="${said.stepsLabel}">
      ${(['hour', 'day'] as const).map(
        (each) =>
          html`<li>
            <a href="?by=${each}&amp;lang=${lang}" ${each === step && html`aria-current="true"`}>${said.steps[each]}</a>
          </li>`,
      )}
    </ul>
    ${
      most === 0
        ? html`<p>${said.none}</p>`
        : html`<figure>
            <figcaption>${said.series[main]}, ${said.most(formatNumber(lang, most))}</figcaption>
            ${barChart(bars, said.chart(said.series[main], said.steps[step]))}
            <p class="ends hint"><span>${time(spans[0]!)}</span> <span>${time(spans.at(-1)!)}</span></p>
          </figure>`
    }
    <p class="hint">
      ${!spans.some(({ isBurst }) => isBurst) && said.noBurst}
      ${said.burstRule(formatNumber(lang, burst.least), formatNumber(lang, burst.times))}
    </p>
    ${
      filled.length > 0 &&
      html`<details>
        <summary>${said.table[step]}</summary>
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">${said.time}</th>
              ${columns.map((each) => html`<th scope="col">${said.series[each]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${filled.map(
              (span) =>
                html`<tr>
                  <th scope="row">
                    ${time(span)} ${span.isBurst && html`<strong class="burst">${said.burst}</strong>`}
                  </th>
                  ${columns.map((each) => html`<td data-head="${said.series[each]}">${formatNumber(lang, span[each])}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </details>`
    }
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
