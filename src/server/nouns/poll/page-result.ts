import { pollWords } from './words-for.ts';
import { html } from 'hono/html';
import type { Result } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import { formatDay, formatNumber, pluralForm } from '../../words/format.ts';
import type { Site } from '../../core/services.ts';
import type { Words } from '../../words/words.ts';
import { pathOf, type Markup } from '../../pages/layout.ts';
import { countedLine } from '../../pages/count.ts';
import { figuresOf } from './page-figures.ts';
import { leadOf } from './page-lead.ts';

/** Renders the result of a poll as tables: online and on paper apart, with the method and its tie rules in words. */
export function resultSection(poll: Poll, words: Words, site: Site): Markup | undefined {
  const { result, offline = [], numbers, url, rule } = poll;
  if (!result) return undefined;
  const { lang } = words;
  const { units } = pollWords(lang);
  const { result: text } = pollWords(words.lang);
  const votes = numbers['votes'];
  return html`<section class="result" aria-labelledby="result">
    <h2 id="result">${text.title}</h2>
    ${
      votes &&
      html`<p class="number">
          <strong>${formatNumber(lang, votes.value)}</strong> ${pluralForm(lang, votes.value, units.votes)}${
            votes.offline !== undefined && html` <span>(${text.paper(formatNumber(lang, votes.offline))})</span>`
          }
        </p>
        ${countedLine(words, { ...votes, offline: undefined }, { ...site, phase: poll.phase })}`
    }
    ${offline.length > 0 ? html`<h3>${text.online}</h3>` : leadLine(poll, result, words)} ${table(poll, result, words)}
    ${offline.map(
      (counted) =>
        html`<h3>${text.offline(counted.label)}</h3>
          <p class="hint">${text.offlineBy(counted.by, formatDay(lang, counted.at, site.timeZone))}</p>
          ${table(poll, counted.result, words)}`,
    )}
    <p>
      ${text.method(methodOf(poll, result, lang), result.tieRules.map((tie) => pollWords(lang).tieRules[tie]).join(' → '))}
      ${rule && html`<a href="${rule}">${text.rule}</a>`}
    </p>
    <p><a href="${pathOf(url)}/ballots">${text.ballotsLink}</a></p>
  </section>`;
}

/** Renders who is first and by how much, where one count alone says it. */
function leadLine(poll: Poll, result: Result, { lang }: Words): Markup | undefined {
  const lead = leadOf(poll, result, lang);
  return lead === undefined ? undefined : html`<p class="lead">${lead}</p>`;
}

/** Says in the words of the widget who comes first by the method. */
export const methodOf = ({ scoreRule }: Poll, { method }: Result, lang: string): string =>
  pollWords(lang).methods[`poll.method.${method === 'score' ? `score.${scoreRule ?? 'sum'}` : method}`] ?? '';

function table(poll: Poll, result: Result, words: Words): Markup {
  const { lang } = words;
  const { result: text } = pollWords(words.lang);
  const labels = new Map(poll.options.map(({ id, label }) => [id, label]));
  const { columns, cells } = figuresOf(poll, result, words);
  const rows = result.ranking.flatMap(({ rank, options }) => options.map((option) => ({ rank, option })));
  const rejected = result.rejected.reduce((sum, { times }) => sum + times, 0);
  const line = [
    `${formatNumber(lang, result.ballots)} ${pluralForm(lang, result.ballots, text.ballots)}`,
    text.blank(formatNumber(lang, result.blank)),
    ...(rejected > 0 ? [text.rejected(formatNumber(lang, rejected))] : []),
  ];
  return html`<div class="wide" tabindex="0">
      <table>
        <caption>
          ${text.caption(poll.title)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${text.rank}</th>
            <th scope="col">${text.option}</th>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ rank, option }) =>
              html`<tr>
                <td>${formatNumber(lang, rank)}</td>
                <th scope="row" lang="${poll.lang}">${labels.get(option) ?? option}</th>
                ${cells(option).map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="hint">${line.join(' · ')}</p>
    ${'duels' in result && duels(poll, result, words)}`;
}

function duels(
  { options, lang: written }: Poll,
  { duels: matrix }: Extract<Result, { duels: unknown }>,
  words: Words,
): Markup {
  const { lang } = words;
  const { result: text } = pollWords(words.lang);
  return html`<div class="wide" tabindex="0">
    <table>
      <caption>
        ${text.duels}. ${text.duelsHint}
      </caption>
      <thead>
        <tr lang="${written}">
          <td></td>
          ${options.map(({ label }) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${matrix.map(
          (row, at) =>
            html`<tr>
              <th scope="row" lang="${written}">${options[at]?.label}</th>
              ${row.map((votes, other) => html`<td>${at === other ? '–' : formatNumber(lang, votes)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
