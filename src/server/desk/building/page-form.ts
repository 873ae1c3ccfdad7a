import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import type { BuildingWords } from './words/words.ts';

/* The form of the page: a script reads it, so that its names and those of its options are the script's. */

/** The languages that the script carries no texts in: each is a file of its own. */
export const moreLanguages = ['ar', 'br', 'de', 'es', 'it', 'nl', 'pt'] as const;

/** Names a language as those who speak it write it. */
function ownName(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

const optionsIn = (choices: Readonly<Record<string, string>>, chosen?: string): Markup[] =>
  Object.entries(choices).map(
    ([value, label]) => html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`,
  );

/** A choice for the form alone, or for an attribute of the element. */
const choice = (id: string, label: string, options: readonly Markup[]): Markup =>
  html`<div class="field">
    <label for="${id}">${label}</label
    ><select id="${id}" name="${id}">
      ${options}
    </select>
  </div>`;

const attribute = (id: string, name: string, label: string, options: readonly Markup[], except?: string): Markup =>
  html`<div class="field" data-for="${name}" ${except && html`data-except="${except}"`}>
    <label for="${id}">${label}</label
    ><select id="${id}" data-option="${name}">
      ${options}
    </select>
  </div>`;

const levels = { '': '2', '1': '1', '3': '3', '4': '4', '5': '5', '6': '6' };
const levelsInOrder = ['', '1', '3', '4', '5', '6'] as const;

/** Renders the form in which one says what is shown, and how. */
export function builderForm(said: BuildingWords, lang: string, address: string, example: string): Markup {
  const languages = [
    html`<option value="">${said.langOfPage}</option>`,
    ...['fr', 'en'].map(
      (each) => html`<option value="${each}" ${each === lang && html`selected`}>${ownName(each)}</option>`,
    ),
    ...moreLanguages.map((each) => html`<option value="${each}" lang="${each}" data-more>${ownName(each)}</option>`),
  ];
  return html`<form id="builder" class="builder" novalidate>
    <div class="field">
      <label for="address">${said.address}</label>
      <p class="hint" id="address-hint">
        ${said.addressHint} <code>${example}</code>. ${said.platformsHint} Decidim, Mastodon, Polis, WordPress…
      </p>
      <p class="error" id="address-fault" role="alert"></p>
      <div class="with-button">
        <input
          id="address"
          name="address"
          type="text"
          inputmode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          value="${address}"
          aria-describedby="address-hint address-fault"
        />
        <button type="submit">${said.show}</button>
      </div>
      <div id="inside" hidden>
        <p id="inside-label">${said.inside.label}</p>
        <ul class="inside" role="list" aria-labelledby="inside-label"></ul>
        <p class="hint" id="inside-more" hidden>${said.inside.more}</p>
      </div>
    </div>
    <div class="choices">
      ${choice('adapter', said.adapter, [html`<option value="">${said.adapterByAddress}</option>`])}
      ${choice('element', said.element, optionsIn(said.elements))} ${choice('lang', said.lang, languages)}
      ${choice('theme', said.theme, optionsIn(said.themes))}
      ${attribute(
        'level',
        'heading-level',
        said.level,
        levelsInOrder.map((level) => html`<option value="${level}">${levels[level]}</option>`),
        'civic-counter',
      )}
      ${attribute('layout', 'layout', said.layout, optionsIn(said.layouts))}
      ${attribute('order', 'order', said.order, optionsIn(said.orders))}
    </div>
    <fieldset data-for="metrics">
      <legend>${said.metrics}</legend>
      <div class="ticks">
        ${Object.entries(said.metric).map(
          ([value, label]) =>
            html`<label class="tick"><input type="checkbox" data-option="metrics" value="${value}" /> ${label}</label>`,
        )}
      </div>
    </fieldset>
    <div class="colour">
      <label class="tick"><input type="checkbox" id="colour" name="colour" /> ${said.chooseColour}</label>
      <label class="swatch"
        >${said.colour}
        <input type="color" id="accent" name="accent" value="#0b5563" aria-describedby="accent-fault" disabled
      /></label>
      <p class="error" id="accent-fault" role="alert"></p>
    </div>
    <fieldset>
      <legend>${said.way}</legend>
      <p class="hint" id="own-only" hidden>${said.ownOnly}</p>
      <div class="ways">
        ${Object.entries(said.ways).map(
          ([way, [name, hint]], at) =>
            html`<label class="way"
              ><input type="radio" name="way" value="${way}" ${at === 0 && html`checked`} /><span
                ><strong>${name}</strong> ${hint}</span
              ></label
            >`,
        )}
      </div>
    </fieldset>
  </form>`;
}
