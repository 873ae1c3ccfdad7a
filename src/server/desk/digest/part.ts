import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { digestWords } from './words-for.ts';
import { paces, type Pace } from './wishes.ts';

/** Where the form is sent to. */
export const digestPath = '/desk/account/moderation';

/** Renders the part of an officer's own access in which they say how often they are told of what waits. */
export function digestPart({ services, words: { lang } }: DeskPage, chosen: Pace): Markup {
  const said = digestWords(lang);
  return html`<section aria-labelledby="moderation">
    <h2 id="moderation">${said.title}</h2>
    ${!services.outbox.works && html`<p class="notice">${said.noMail}</p>`}
    <form method="post" action="${rootOf(services)}${digestPath}?lang=${lang}">
      <fieldset aria-describedby="moderation-hint">
        <legend>${said.legend}</legend>
        <p class="hint" id="moderation-hint">${said.hint}</p>
        ${paces.map(
          (pace) =>
            html`<div class="choice">
              <input id="pace-${pace}" type="radio" name="pace" value="${pace}" ${pace === chosen && 'checked'} />
              <label for="pace-${pace}"
                >${said.paces[pace].label} <span class="hint">${said.paces[pace].hint}</span></label
              >
            </div>`,
        )}
      </fieldset>
      <button type="submit">${said.save}</button>
    </form>
  </section>`;
}
