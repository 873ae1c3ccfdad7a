import { html, raw } from 'hono/html';
import type { Cell } from '../../core/delivery.ts';
import { layout, type Markup } from '../../pages/layout.ts';
import { formatDay, formatNumber, formatTime } from '../../words/format.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { titleOf } from '../pages/things.ts';
import { countIn, type KeptText, type PreparedList } from './list.ts';
import { volumeLine, volumeLinks } from './page-volumes.ts';
import { volumesOf } from './volumes.ts';
import { deliveryWordsFor } from './words-for.ts';

/** Where what is read comes into the page. */
const listHere = '<!-- list -->';

/**
 * Renders a list as a page to be printed, a sheet at a time: what it is, the words that people agreed to, and its rows; of a long one, a
 * volume. The page begins at once, and goes on as soon as the list is read.
 */
export async function* listPage(
  page: DeskPage,
  { list, stored, number }: Pick<PreparedList, 'list' | 'stored'> & { number?: number },
  preparing: Promise<PreparedList>,
): AsyncGenerator<string> {
  const { services, words } = page;
  const root = rootOf(services);
  const said = deliveryWordsFor(words.lang);
  const title = titleOf(stored.document, words.lang);
  const frame = {
    words,
    site: { ...services.site, home: `${root}/desk${stored.path}` },
    title: `${list.words(words.lang).title}${number === undefined ? '' : `, ${said.volume(String(number))}`} – ${title}`,
    url: `${services.baseUrl}${page.path}`,
    personal: true,
    style: `${root}/civic-desk.css`,
  };
  const content = html`<article class="delivered">
    <p class="hint no-print">${said.print}</p>
    <h1>${title}</h1>
    ${raw(listHere)}
  </article>`;
  const [before = '', after = ''] = (await textOf(layout(frame, content))).split(listHere);
  yield before;
  const prepared = await preparing;
  const volume = volumesOf(prepared)[(number ?? 1) - 1]!;
  const isOne = volume.volumes === 1;
  yield await textOf(
    html`<p class="counted">${prepared.counted}</p>
      ${prepared.erased && html`<p>${said.erasedToo(prepared.erased)}</p>`} ${onPaper(page, prepared)}
      ${!isOne && volumeLine(page, volume)}
      ${prepared.gone > 0 && html`<p>${said.goneSince(countIn(list, words.lang, prepared.gone))}</p>`}
      ${facts(page, prepared)} ${!isOne && (await volumeLinks(page, prepared, volume))}
      ${volume.number === 1 ? agreedText(page, prepared) : list.text && html`<p>${said.textsIn}</p>`}`,
  );
  if (prepared.rowCount === 0) yield await textOf(html`<p>${said.empty}</p>`);
  let rows: Cell[][] = [];
  // One way to scroll for all sheets: a stop by keyboard at each would be thousands.
  yield '<div class="wide" tabindex="0">';
  for await (const row of prepared.rows()) {
    if (Number(row[0]) < volume.from) continue;
    if (Number(row[0]) > volume.to) break;
    if (rows.length === prepared.perSheet) {
      yield await textOf(sheet(page, prepared, rows));
      rows = [];
    }
    rows.push(row);
  }
  if (rows.length > 0) yield await textOf(sheet(page, prepared, rows));
  yield '</div>';
  yield after;
}

const textOf = async (markup: Markup): Promise<string> => (await markup).toString();

/** Says how many count besides on paper: in which document, on which day and by whom they were counted. */
function onPaper({ services, words: { lang }, said: { log } }: DeskPage, { papers }: PreparedList): Markup | false {
  if (papers.length === 0) return false;
  const said = deliveryWordsFor(lang);
  const all = papers.reduce((sum, { number }) => sum + number, 0);
  return html`<p>${said.paperToo(formatNumber(lang, all))}</p>
    <ul>
      ${papers.map(
        ({ number, document, day, countedBy }) =>
          html`<li>
            ${formatNumber(lang, number)}, <bdi>${document}</bdi>.
            ${log.counted(formatDay(lang, day, services.site.timeZone), countedBy)}
          </li>`,
      )}
    </ul>`;
}

function facts({ services, words }: DeskPage, { stored, sha256, at }: PreparedList): Markup {
  const said = deliveryWordsFor(words.lang);
  const url = `${services.baseUrl}${stored.path}`;
  return html`<dl class="facts">
    <div>
      <dt>${said.date}</dt>
      <dd>
        <time datetime="${new Date(at).toISOString()}">${formatTime(words.lang, at, services.site.timeZone)}</time>
      </dd>
    </div>
    <div>
      <dt>${said.address}</dt>
      <dd>${url}</dd>
    </div>
    <div>
      <dt>${said.hash}</dt>
      <dd>
        <code>${sha256}</code>
        <p class="hint">${said.hashHint}</p>
      </dd>
    </div>
  </dl>`;
}

/** Renders the words that people agreed to, in each of their languages. */
function agreedText({ services }: DeskPage, { texts: all, lang }: PreparedList): Markup[] {
  const said = deliveryWordsFor(lang);
  const names = new Intl.DisplayNames([lang], { type: 'language' });
  const headOf = ({ version, until }: KeptText, language: string): string =>
    until === undefined
      ? said.text(version, language)
      : said.earlier(version, language, formatDay(lang, until, services.site.timeZone));
  return all.flatMap((kept) =>
    Object.entries(kept.texts).map(
      ([each, text]) =>
        html`<section>
          <h2>${headOf(kept, names.of(each) ?? each)}</h2>
          <div lang="${each}">${text.split(/\n{2,}/).map((paragraph) => html`<p class="lines">${paragraph}</p>`)}</div>
        </section>`,
    ),
  );
}

function sheet({ words }: DeskPage, prepared: PreparedList, rows: readonly Cell[][]): Markup {
  const { columns, rowCount, perSheet } = prepared;
  const said = deliveryWordsFor(words.lang);
  const [number, , ...others] = columns;
  const count = (value: number): string => formatNumber(words.lang, value);
  const sheets = Math.ceil(rowCount / perSheet);
  return html`<table class="sheet">
    <caption>
      ${said.sheetOf(count(Number(rows[0]?.[1])), count(sheets))}
    </caption>
    <thead>
      <tr>
        ${[number, ...others].map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([at, , ...cells]) =>
          html`<tr>
            <td>${at}</td>
            ${cells.map((cell) => html`<td>${typeof cell === 'number' ? cell : html`<bdi>${cell}</bdi>`}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
