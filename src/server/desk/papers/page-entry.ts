import { html } from 'hono/html';
import type { Figures } from '../../core/paper.ts';
import type { Words } from '../../words/words.ts';
import { hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatDay, formatNumber } from '../../words/format.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField } from '../pages/field.ts';
import { isOf, type PaperEntry } from './enter.ts';
import { fieldOf, lineOf, listName } from './form.ts';
import type { PapersState } from './page-state.ts';
import { papersWords } from './words-for.ts';

/** Returns where the forms of the page are sent to. */
export const papersAction = ({ services, words }: DeskPage, { thing }: PapersState): string =>
  `${rootOf(services)}/desk${thing.path}/papers?lang=${words.lang}`;

/** Renders a field for each thing that is counted. @param entry the id of the count that waits for them */
export function figureFields({ words }: DeskPage, state: PapersState, entry?: string): Markup[] {
  const { figures, list } = state.sheet;
  const fields = figures.map(({ name, label }) => {
    const field = fieldOf(name, entry);
    return deskField(words, state, {
      ...{ name: field, label: label(words.lang), digits: true },
      value: state.sent?.[field],
    });
  });
  if (!list) return fields;
  const field = fieldOf(listName, entry);
  const said = withLine(words, state.fields?.[field]);
  const asked = { name: field, label: list.label(words.lang), hint: list.hint(words.lang), rows: 8 };
  return [...fields, deskField(said, state, { ...asked, value: state.sent?.[field] })];
}

/** Adds the sentence of a fault in a line, which names the line. */
export function withLine(words: Words, fault = ''): Words {
  const line = lineOf(fault);
  return line ? { ...words, faults: { ...words.faults, [fault]: papersWords(words.lang).line(line) } } : words;
}

/** Names all that figures are of, those of a list of ballots among them. */
export const namesOf = ({ figures, list }: PapersState['sheet'], counted: readonly Figures[], lang: string) => [
  ...figures.map(({ name, label }) => ({ name, label: label(lang) })),
  ...[...new Set(counted.flatMap((each) => Object.keys(each)))].flatMap((name) => {
    const label = list?.nameOf(name, lang);
    return label === undefined ? [] : [{ name, label }];
  }),
];

/** Names a count: its document, the day and who counted. */
export const entryName = (
  { words: { lang }, services }: DeskPage,
  { document, day, countedBy }: Pick<PaperEntry, 'document' | 'day' | 'countedBy'>,
): string => papersWords(lang).entry(document, formatDay(lang, day, services.site.timeZone), countedBy);

/** Renders a count that waits: blind for the second officer, with the difference for the two who entered it. */
export function entryItem(page: DeskPage, state: PapersState, entry: PaperEntry): Markup {
  const { lang } = page.words;
  const text = papersWords(lang);
  const { id, second } = entry;
  const isOwn = isOf(entry, state.officer);
  const hint = second ? (isOwn ? text.differ : text.othersHint) : isOwn ? text.yoursHint : text.secondHint;
  const mayEnter = isOwn || !second;
  const fields = html`<form method="post" action="${papersAction(page, state)}${toErrors}" novalidate>
    ${figureFields(page, state, id)} ${hidden({ step: 'figures', id })}
    <button type="submit">${isOwn ? text.correct : text.enter}</button>
  </form>`;
  const isOpen = !isOwn || second !== undefined || Object.keys(state.fields ?? {}).some((name) => name.includes(id));
  return html`<li>
    <p><strong>${entryName(page, entry)}</strong></p>
    <p>${hint}</p>
    ${isOwn && second && difference(page, state, entry)}
    ${
      mayEnter &&
      (isOpen
        ? fields
        : html`<details>
            <summary>${text.correct}</summary>
            ${fields}
          </details>`)
    }
    ${
      isOwn &&
      html`<form method="post" action="${papersAction(page, state)}${toErrors}">
        ${hidden({ step: 'give-up', id })}
        <button type="submit" class="quiet">${text.giveUp}</button>
      </form>`
    }
  </li>`;
}

function difference({ words: { lang } }: DeskPage, { sheet }: PapersState, entry: PaperEntry): Markup {
  const text = papersWords(lang);
  const { firstFigures: one, secondFigures: other = {} } = entry;
  return html`<table class="stacked">
    <thead>
      <tr>
        <th scope="col">${text.figure}</th>
        <th scope="col">${text.firstFigures}</th>
        <th scope="col">${text.secondFigures}</th>
      </tr>
    </thead>
    <tbody>
      ${namesOf(sheet, [one, other], lang).map(({ name, label }) => {
        const differs = one[name] !== other[name];
        const cell = (head: string, number = 0): Markup =>
          html`<td data-head="${head}">
            ${differs ? html`<strong>${formatNumber(lang, number)}</strong>` : formatNumber(lang, number)}
          </td>`;
        return html`<tr>
          <th scope="row">${label}</th>
          ${cell(text.firstFigures, one[name])} ${cell(text.secondFigures, other[name])}
        </tr>`;
      })}
    </tbody>
  </table>`;
}
