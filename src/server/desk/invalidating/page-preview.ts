import { html } from 'hono/html';
import { hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatDay, formatNumber, formatTime } from '../../words/format.ts';
import type { DeskThing } from '../entry.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { histogramOf } from './histogram.ts';
import type { Choice, ChosenAct } from './select.ts';
import { invalidatingWords } from './words-for.ts';

/** How many acts are shown as examples. */
const sampleLength = 5;

/**
 * Renders what would be taken out: how many, when they were counted, some of them without the people, and the button that does it.
 *
 * @param number nothing as long as nobody may know it: nothing is told of those that fit then
 */
export function preview(
  page: DeskPage,
  {
    number,
    thing,
    choice,
    sent,
  }: { number: string | undefined; thing: DeskThing; choice: Choice; sent: Readonly<Record<string, string>> },
): Markup {
  const { words, services } = page;
  const text = invalidatingWords(words.lang);
  const action = `${rootOf(services)}/desk${thing.path}/invalidate`;
  // Of ballots, nothing is shown of one alone.
  const fewest = thing.kind.invalidating?.fewest ?? 1;
  const isSecret = fewest > 1;
  return html`<section aria-labelledby="preview">
    <h2 id="preview">${text.previewTitle}</h2>
    <p><strong>${number === undefined ? text.chosenHidden : text.chosen(number)}</strong> ${text.nothingYet}</p>
    ${number !== undefined && histogram(page, choice, fewest)}
    ${number !== undefined && !isSecret && sample(page, choice.acts)}
    <form method="post" action="${action}?lang=${words.lang}${toErrors}">
      ${hidden({ ...sent, step: 'do', version: choice.version })}
      <button type="submit">${number === undefined ? text.doItHidden : text.doIt(number)}</button>
    </form>
    <form method="post" action="${action}?lang=${words.lang}">
      ${hidden({ ...sent, step: 'again' })}
      <button type="submit" class="quiet">${text.again}</button>
    </form>
  </section>`;
}

function histogram({ words: { lang }, services }: DeskPage, { acts }: Choice, fewest: number): Markup {
  const text = invalidatingWords(lang);
  const { bars, isByDay } = histogramOf(
    acts.map(({ at }) => at),
    fewest,
  );
  const most = Math.max(...bars.map(({ number }) => number));
  const when = (at: number): string => (isByDay ? formatDay : formatTime)(lang, at, services.site.timeZone);
  return html`<table class="bars">
    <caption>
      ${text.histogram}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text.when}</th>
        <th scope="col">${text.number}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${bars.map(
        ({ at, number }) =>
          html`<tr>
            <th scope="row">${when(at)}</th>
            <td>${formatNumber(lang, number)}</td>
            <td><meter min="0" max="${most}" value="${number}" aria-hidden="true"></meter></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function sample({ words: { lang }, services }: DeskPage, acts: readonly ChosenAct[]): Markup {
  const text = invalidatingWords(lang);
  const { timeZone } = services.site;
  return html`<h3>${text.sample}</h3>
    <p class="hint">${text.sampleHint}</p>
    <ul>
      ${acts
        .slice(0, sampleLength)
        .map(
          ({ at, domain, source }) =>
            html`<li>
              ${text.sampleLine(formatTime(lang, at, timeZone), domain ?? text.noDomain, source ?? text.noSource)}
            </li>`,
        )}
    </ul>`;
}
