import { html } from 'hono/html';
import { hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { partyOf } from './party.ts';
import type { PasskeyWords } from './words.ts';

/** A form that the script sends with what a device has answered; without the script it is not there. */
interface PasskeyForm {
  does: 'add' | 'enter';
  /** Paths that answer what to ask the device for, and take what it answered. */
  options: string;
  action: string;
  fields: Markup | Markup[];
  button: Markup;
}

/** Renders the form, where its errors are said, and the script. */
export function passkeyForm(page: DeskPage, said: PasskeyWords, form: PasskeyForm): Markup {
  const { services, words } = page;
  const root = rootOf(services);
  return html`<form
      method="post"
      action="${root}${form.action}?lang=${words.lang}${toErrors}"
      hidden
      data-passkey="${form.does}"
      data-options="${root}${form.options}"
      data-origin="${partyOf(services).origin}"
    >
      ${form.fields} ${hidden({ passkey: '' })} ${form.button}
      <p role="alert" class="error" data-not-done="${said.notDone}" data-not-asked="${said.notAsked}"></p>
    </form>
    <script type="module" src="${root}/civic-desk-passkeys.js"></script>`;
}

/** Renders the way in by a passkey. @param fields what else is sent along */
export function enterForm(page: DeskPage, said: PasskeyWords, fields: Markup[]): Markup {
  return passkeyForm(page, said, {
    does: 'enter',
    options: '/desk/passkeys/enter/options',
    action: '/desk/passkeys/enter',
    fields,
    button: html`<button type="submit" class="quiet" aria-describedby="passkey-hint">${said.enter}</button>
      <p class="hint" id="passkey-hint">${said.enterHint}</p>`,
  });
}
