import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { plainWidgets, type Plain } from './plain.ts';
import type { BuildingWords } from './words/words.ts';

const part = ([name, hint]: readonly [string, string], code: string | undefined): Markup | undefined =>
  code === undefined
    ? undefined
    : html`<h3>${name}</h3>
        <p>${hint}</p>
        <pre tabindex="0"><code>${code}</code></pre>`;

/** Renders the form without a script, and what came of it: the code to copy, or why there is none. */
export function plainForm(said: BuildingWords, lang: string, action: string, plain: Plain): Markup {
  const { address, widget, code, fault } = plain;
  const { plain: own, ways } = said;
  return html`<noscript
    ><p class="measure">${said.needsScript}</p>
    <form method="get" action="${action}#plain">
      <input type="hidden" name="lang" value="${lang}" />
      <p>
        <label for="plain-address">${said.address}</label><br />
        <input
          id="plain-address"
          name="address"
          type="text"
          inputmode="url"
          value="${address}"
          ${fault && html`aria-invalid="true"`}
          ${fault && html`aria-describedby="plain"`}
        />
      </p>
      <p>
        <label for="plain-widget">${said.element}</label><br />
        <select id="plain-widget" name="widget">
          ${plainWidgets.map(
            (each) => html`<option value="${each}" ${each === widget && html`selected`}>${own.widgets[each]}</option>`,
          )}
        </select>
      </p>
      <p><button type="submit">${own.write}</button></p>
    </form>
    <div id="plain">
      ${
        fault &&
        html`<p class="error">
          ${{ 'no-address': said.texts['no-address'], elsewhere: own.elsewhere, 'not-found': own.notFound }[fault]}
        </p>`
      }
      ${
        code &&
        html`<h2>${said.codeTitle}</h2>
          ${part(ways.module, code.script)} ${part(ways.pinned, code.pinned)} ${part(ways.iframe, code.frame)}
          ${part(ways.oembed, code.page)}`
      }
    </div>
  </noscript>`;
}
