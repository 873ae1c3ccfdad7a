import { html } from 'hono/html';
import { namedEnd } from '../../core/zoned-day.ts';
import type { Consultation } from '../../../schema/consultation.ts';
import { fill, formatNumber, formatTime, pluralForm } from '../../words/format.ts';
import type { Site } from '../../core/services.ts';
import type { Forms } from '../../words/act-words.ts';
import type { Words } from '../../words/words.ts';
import { answerSection, timelineSection } from '../../pages/answering.ts';
import { inLanguages, layout, paragraphs, pathOf, summary, type Markup } from '../../pages/layout.ts';
import { consultationData } from './structured.ts';
import { consultationWords } from './words-for.ts';

/** Renders the page of a consultation: its text and its numbers, in a table where no script runs. */
export function consultationPage(
  consultation: Consultation,
  words: Words,
  site: Site,
  proposals: { all: number; reworded: number },
  languages: readonly string[],
): Markup {
  const { title, url, lang, summary: text, phase, opensAt, closesAt, numbers } = consultation;
  const { page } = words;
  const { status: said, page: table, proposals: list, units } = consultationWords(words.lang);
  const metrics = Object.entries(numbers);
  const day = (at: string): string => formatTime(words.lang, at, site.timeZone);
  const status =
    phase === 'paused'
      ? said.paused
      : phase === 'archived'
        ? said.archived
        : phase === 'not-open'
          ? opensAt && said.opensOn(day(opensAt))
          : closesAt && said[phase === 'open' ? 'closesOn' : 'closedOn'](day(namedEnd(closesAt, site.timeZone)));
  const row = ([metric, { value, asOf }]: (typeof metrics)[number]): Markup => {
    const forms = units[metric as keyof typeof units] as Forms | undefined;
    return html`<tr>
      <th scope="row">${forms ? pluralForm(words.lang, value, forms) : metric}</th>
      <td>${formatNumber(words.lang, value)}</td>
      <td><time datetime="${asOf}">${day(asOf)}</time></td>
    </tr>`;
  };
  return layout(
    {
      words,
      site,
      title,
      url,
      description: text && summary(text),
      ...inLanguages(consultation, words, languages),
      data: consultationData(consultation, site),
    },
    html`<article class="consultation">
      <h1 lang="${lang}">${title}</h1>
      <p class="status">${status}</p>
      ${answerSection(consultation, words, site.timeZone)}
      <div class="text" lang="${lang}">${paragraphs(text ?? '')}</div>
      <section aria-labelledby="numbers">
        <h2 id="numbers">${page.numbers}</h2>
        <civic-counter src="${pathOf(url)}" metrics="${metrics.map(([metric]) => metric).join(' ')}">
          <table>
            <caption>
              ${table.numbersOf(title)}
            </caption>
            <thead>
              <tr>
                <th scope="col">${table.metric}</th>
                <th scope="col">${table.value}</th>
                <th scope="col">${table.counted}</th>
              </tr>
            </thead>
            <tbody>
              ${metrics.map(row)}
            </tbody>
          </table>
        </civic-counter>
        <details>
          <summary>${page.method}</summary>
          <ul>
            ${metrics.map(([, { method }]) => html`<li>${method}</li>`)}
          </ul>
        </details>
      </section>
      ${
        proposals.all > 0 &&
        html`<p class="proposals">
          <a href="${pathOf(url)}/proposals?lang=${words.lang}"
            >${list.link(formatNumber(words.lang, proposals.all))}</a
          >
        </p>`
      }
      ${proposals.reworded > 0 && html`<p class="hint">${rewordedIn(words, proposals.reworded)}</p>`}
      ${timelineSection(consultation, words, site.timeZone)}
    </article>`,
  );
}

/** Tells of how many proposals the meaning changed after people had voted. */
const rewordedIn = ({ lang }: Words, count: number): string =>
  fill(pluralForm(lang, count, consultationWords(lang).proposals.reworded), { count: formatNumber(lang, count) });
