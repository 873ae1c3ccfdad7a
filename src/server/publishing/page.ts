import { html } from 'hono/html';
import { namedEnd } from '../core/zoned-day.ts';
import type { DataPart, DataParts } from '../core/open-data.ts';
import type { Site } from '../core/services.ts';
import { inLanguages, layout, pathOf, type Markup } from '../pages/layout.ts';
import { formatDay, formatNumber, formatTime } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import type { DataCard, Download, ReadCard } from './card.ts';
import { catalogue, dataset } from './json-ld.ts';
import { dataPath } from '../core/addresses.ts';
import { publishingWords } from './words-for.ts';
import type { PublishingWords } from './words.ts';

/** What the page of the data of a thing is made of. */
export interface DataPage extends Pick<ReadCard, 'card' | 'labels'> {
  words: Words;
  site: Site;
  /** That the thing can be read in, the one first that stands at the address alone. */
  languages: readonly string[];
  /** What stands below the thing, where anything can. */
  parts: DataParts | undefined;
}

/** Renders what is said of the data of a thing, for people. */
export function dataPage({ card, labels, words, site, languages, parts }: DataPage): Markup {
  const said = publishingWords(words.lang);
  const { of, url, lang } = card;
  const own = dataset(card, labels, site);
  return layout(
    {
      words,
      site,
      title: said.title(of.title),
      url,
      description: card.says,
      ...inLanguages({ lang, url }, words, languages),
      data: parts ? catalogue(own, parts.items) : own,
    },
    html`<article class="data">
      <h1><span class="over">${said.all}</span> <span lang="${lang}">${of.title}</span></h1>
      <p>${said.lead}</p>
      <p><a href="${pathOf(of.url)}?lang=${lang}">${said.back}</a></p>
      ${numbers(card, labels, said, site)} ${downloads(card, said)} ${about(card, said, words, site)}
      ${checks(card, said)} ${parts && partsSection(card, parts, said, words)}
    </article>`,
  );
}

function numbers(
  { numbers: all, hidden, counted = [], lang }: DataCard,
  labels: ReadCard['labels'],
  said: PublishingWords,
  { timeZone }: Site,
): Markup {
  const metrics = Object.entries(all);
  const methods = [...new Set([...metrics.map(([, { method }]) => method), ...counted])];
  return html`<section aria-labelledby="numbers">
    <h2 id="numbers">${said.numbers}</h2>
    ${
      metrics.length > 0
        ? html`<table class="stacked">
            <caption>
              ${said.caption}
            </caption>
            <thead>
              <tr>
                <th scope="col">${said.metric}</th>
                <th scope="col">${said.value}</th>
                <th scope="col">${said.counted}</th>
              </tr>
            </thead>
            <tbody>
              ${metrics.map(
                ([metric, { value, asOf }]) =>
                  html`<tr>
                    <th scope="row">${labels[metric] ?? metric}</th>
                    <td data-head="${said.value}">${formatNumber(lang, value)}</td>
                    <td data-head="${said.counted}">
                      <time datetime="${asOf}">${formatTime(lang, asOf, timeZone)}</time>
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : !hidden && html`<p>${said.none}</p>`
    }
    ${hidden && html`<p>${said.hidden}</p>`}
    ${
      methods.length > 0 &&
      html`<h3>${said.how}</h3>
        <ul lang="${lang}">
          ${methods.map((method) => html`<li>${method}</li>`)}
        </ul>`
    }
  </section>`;
}

const downloads = ({ downloads: all }: DataCard, said: PublishingWords): Markup =>
  html`<section aria-labelledby="downloads">
    <h2 id="downloads">${said.downloads}</h2>
    <ul class="downloads">
      ${all.map(
        ({ url, type, says }: Download) =>
          html`<li><a href="${url}">${says}</a> <span class="hint">${said.forms[type] ?? type}</span></li>`,
      )}
    </ul>
  </section>`;

function about(card: DataCard, said: PublishingWords, { lang }: Words, { timeZone }: Site): Markup {
  const { opensAt, closesAt, changedOn, publisher, licence, smallestGroup } = card;
  const from = opensAt && formatDay(lang, opensAt, timeZone);
  const until = closesAt && formatDay(lang, namedEnd(closesAt, timeZone), timeZone);
  const period = from
    ? until
      ? said.between(from, until)
      : said.from(from)
    : until
      ? said.until(until)
      : said.noPeriod;
  return html`<section aria-labelledby="about">
    <h2 id="about">${said.about}</h2>
    <dl class="facts">
      <dt>${said.publisher}</dt>
      <dd><a href="${publisher.url}">${publisher.name}</a></dd>
      <dt>${said.licence}</dt>
      <dd><a rel="license" href="${licence.url}">${licence.name}</a></dd>
      <dt>${said.period}</dt>
      <dd>${period}</dd>
      <dt>${said.changed}</dt>
      <dd>
        ${changedOn ? html`<time datetime="${changedOn}">${formatDay(lang, changedOn, timeZone)}</time>` : said.notTold}
      </dd>
      ${
        card.signs &&
        html`<dt>${said.signs}</dt>
          <dd>${said.signsSaid}</dd>`
      }
      ${
        smallestGroup > 1 &&
        html`<dt>${said.groups}</dt>
          <dd>${said.groupsSaid(formatNumber(lang, smallestGroup))}</dd>`
      }
      <dt>${said.personal}</dt>
      <dd>${said.personalSaid}</dd>
    </dl>
  </section>`;
}

/** The command with which anyone counts what has a ledger again. */
const command = (ledger: string): string => `npx civic-widgets verify ${ledger.replace(/\/ledger\/checkpoint$/, '')}`;

const checks = ({ ledger, log }: DataCard, said: PublishingWords): Markup | undefined =>
  ledger || log
    ? html`<section aria-labelledby="checks">
        <h2 id="checks">${said.checks}</h2>
        ${
          ledger &&
          html`<p><a href="${ledger}">${said.ledger}</a></p>
            <p>${said.ledgerHint}</p>
            <pre class="wide" tabindex="0"><code>${command(ledger)}</code></pre>`
        }
        ${log && html`<p><a href="${log}">${said.log}</a></p>`}
      </section>`
    : undefined;

function partsSection(
  { url, lang }: DataCard,
  { items, next }: DataParts,
  said: PublishingWords,
  { lang: spoken }: Words,
): Markup | undefined {
  if (items.length === 0) return undefined;
  const part = ({ url: at, title }: DataPart): Markup =>
    html`<li><a href="${dataPath(pathOf(at))}?lang=${spoken}">${title}</a></li>`;
  const more = next && `${pathOf(url)}?${new URLSearchParams({ after: next, lang }).toString()}`;
  return html`<section aria-labelledby="parts">
    <h2 id="parts">${said.parts}</h2>
    <ul lang="${lang}">
      ${items.map(part)}
    </ul>
    ${more && html`<p><a rel="next" href="${more}#parts">${said.more}</a></p>`}
  </section>`;
}
