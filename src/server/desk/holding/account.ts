import { Hono } from 'hono';
import { html } from 'hono/html';
import { readBody } from '../../http/body.ts';
import type { Markup } from '../../pages/layout.ts';
import type { ReadStore } from '../../store/store.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { accountPath } from '../passkeys/page.ts';
import { mayAnywhere } from '../roles.ts';
import { heldMutes } from './tables.ts';
import { holdingWords } from './words-for.ts';

/* Whether an officer is told by mail that acts are held: it is theirs to say, and daily where they have said nothing. */

export const heldPaces = ['never', 'daily'] as const;
type HeldPace = (typeof heldPaces)[number];

const path = '/desk/account/held';

/** Checks whether an officer wants to be told. */
export const wantsHeldMails = async (reader: ReadStore, address: string): Promise<boolean> =>
  (await reader.get(heldMutes, { address })) === undefined;

/** Renders the part of an officer's own access in which they say whether they are told of what is held. */
export function heldMailsPart({ services, words: { lang } }: DeskPage, isTold: boolean): Markup {
  const said = holdingWords(lang).account;
  const chosen: HeldPace = isTold ? 'daily' : 'never';
  return html`<section aria-labelledby="held-mails">
    <h2 id="held-mails">${said.title}</h2>
    ${!services.outbox.works && html`<p class="notice">${said.noMail}</p>`}
    <form method="post" action="${rootOf(services)}${path}?lang=${lang}">
      <fieldset aria-describedby="held-mails-hint">
        <legend>${said.legend}</legend>
        <p class="hint" id="held-mails-hint">${said.hint}</p>
        ${heldPaces.map(
          (pace) =>
            html`<div class="choice">
              <input id="held-${pace}" type="radio" name="pace" value="${pace}" ${pace === chosen && 'checked'} />
              <label for="held-${pace}"
                >${said.paces[pace].label} <span class="hint">${said.paces[pace].hint}</span></label
              >
            </div>`,
        )}
      </fieldset>
      <button type="submit">${said.save}</button>
    </form>
  </section>`;
}

/** Takes whether an officer is told. */
export function heldMailsRoutes({ services }: DeskRoutes): Hono {
  const { store, clock } = services;
  const app = new Hono({ strict: false });
  app.post(path, (c) =>
    asOfficer(
      c,
      services,
      (officer) => mayAnywhere(officer, 'publish'),
      async (page, { address }) => {
        const { pace } = await readBody(c);
        // The form has nothing else to send.
        if (pace !== 'never' && pace !== 'daily') return goTo(c, page, accountPath);
        await store.write(async (writer) => {
          if (pace === 'never') await writer.put(heldMutes, { address, at: clock() });
          else await writer.remove(heldMutes, { address });
        });
        return goTo(c, page, accountPath, pace === 'never' ? 'held-stopped' : 'held-chosen');
      },
    ),
  );
  return app;
}
