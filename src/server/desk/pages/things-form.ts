import { html } from 'hono/html';
import { hidden } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber } from '../../words/format.ts';
import { listedStates, longestSearch, type AskedList, type Asking } from '../listing/asked.ts';
import { rootOf, type DeskPage } from './desk.ts';

/** Checks whether something is left out of the list. */
export const isNarrowed = ({ state, noun, q }: AskedList): boolean => (state ?? noun ?? q) !== undefined;

/** Writes what stands behind the question mark of a page of the list. */
export function askedQuery({ state, noun, q }: AskedList, lang: string, after?: string): string {
  return new URLSearchParams({
    ...(state && { state }),
    ...(noun && { noun }),
    ...(q && { q }),
    ...(after !== undefined && { after }),
    lang,
  }).toString();
}

/** Renders the form that narrows the list by state, kind and words of the title; it needs no script. */
export function listForm({ words, said, services }: DeskPage, { asked, nouns, number, hasDrafts }: Asking): Markup {
  const { lang } = words;
  const { find } = said.things;
  const root = rootOf(services);
  const states = listedStates.filter((each) => each !== 'draft' || hasDrafts);
  return html`<form role="search" method="get" action="${root}/desk" class="narrow">
      <div class="field">
        <label for="q">${find.words}</label>
        <input id="q" name="q" type="search" maxlength="${longestSearch}" value="${asked.q ?? ''}" />
      </div>
      <div class="field">
        <label for="state">${find.state}</label>
        <select id="state" name="state">
          <option value="">${find.all}</option>
          ${states.map(
            (each) =>
              html`<option value="${each}" ${each === asked.state && 'selected'}>
                ${each === 'draft' ? find.draft : said.phases[each]}
              </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="noun">${find.kind}</label>
        <select id="noun" name="noun">
          <option value="">${find.all}</option>
          ${nouns.map(
            ({ type, named }) =>
              html`<option value="${type}" ${type === asked.noun && 'selected'}>${named?.(lang) ?? type}</option>`,
          )}
        </select>
      </div>
      ${hidden({ lang })}
      <button type="submit" class="quiet">${find.button}</button>
    </form>
    ${
      isNarrowed(asked) &&
      html`<p role="status">
        ${find.found(number, formatNumber(lang, number))} <a href="${root}/desk?lang=${lang}">${find.whole}</a>
      </p>`
    }`;
}
