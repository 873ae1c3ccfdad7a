import { html } from 'hono/html';
import { spokenTitle } from '../../pages/spoken.ts';
import type { Stored } from '../../core/noun.ts';
import { checkbox, errorSummary, textField, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber } from '../../words/format.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { fewestRows, mostRows, type AnyList } from './list.ts';
import { rowsInVolume } from './volumes.ts';
import { deliveryWordsFor } from './words-for.ts';

export interface DeliveryForm extends Faults {
  stored: Stored;
  lists: readonly AnyList[];
  values: Readonly<Record<string, string>>;
}

/** Renders what can be handed over of a thing, and the form that does it. */
export function deliveryPage(page: DeskPage, { stored, lists, values, fields, message }: DeliveryForm): Markup {
  const { services } = page;
  const said = deliveryWordsFor(page.words.lang);
  const words = { ...page.words, faults: { ...page.words.faults, perSheet: said.perSheetFault } };
  const faults = fields && { perSheet: 'perSheet' };
  const root = rootOf(services);
  const chosen = values['list'] ?? lists[0]?.name;
  return deskPage(
    page,
    said.title,
    html`${errorSummary(words, { fields: faults, message })}
      <h1>${said.title}</h1>
      <p><a href="${root}/desk${stored.path}?lang=${words.lang}">${spokenTitle(stored.document, words.lang)}</a></p>
      ${
        lists.length === 0
          ? html`<p>${said.nothing}</p>`
          : html`<p>${said.intro}</p>
              <p>${said.logged}</p>
              <p>${said.inVolumes(formatNumber(words.lang, rowsInVolume))}</p>
              <form method="post" action="${root}/desk${stored.path}/delivery?lang=${words.lang}${toErrors}" novalidate>
                <fieldset>
                  <legend>${said.list}</legend>
                  ${lists.map((list) => listChoice(list, words.lang, list.name === chosen))}
                </fieldset>
                ${textField(
                  words,
                  { fields: faults },
                  {
                    name: 'perSheet',
                    label: said.perSheet,
                    hint: `${said.perSheetHint} (${fewestRows}–${mostRows})`,
                    autocomplete: 'off',
                    digits: true,
                    value: values['perSheet'] ?? '25',
                  },
                )}
                ${checkbox('mark', said.forExcel, values['mark'] !== 'no')}
                <p class="hint">${said.forExcelHint}</p>
                <div class="buttons">
                  <button type="submit" name="as" value="page">${said.asPage}</button>
                  <button type="submit" class="quiet" name="as" value="csv">${said.asCsv}</button>
                </div>
              </form>`
      }`,
  );
}

function listChoice(list: AnyList, lang: string, isChosen: boolean): Markup {
  const { title, hint } = list.words(lang);
  return html`<div class="choice">
    <input id="list-${list.name}" type="radio" name="list" value="${list.name}" ${isChosen && 'checked'} />
    <label for="list-${list.name}">${title} <span class="hint">${hint}</span></label>
  </div>`;
}
