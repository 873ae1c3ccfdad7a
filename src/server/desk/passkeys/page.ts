import { html } from 'hono/html';
import { errorSummary, hidden } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField } from '../pages/field.ts';
import type { Officer } from '../roles.ts';
import type { passkeysOf } from './add.ts';
import { passkeyForm } from './part.ts';
import { passkeyWords } from './words-for.ts';
import type { PasskeyWords } from './words.ts';

type Passkey = Awaited<ReturnType<typeof passkeysOf>>[number];

/** Path of the page. */
export const accountPath = '/desk/account';

export interface AccountState {
  keys: readonly Passkey[];
  /** The name that was typed for a key which was not added, and why it was not. */
  name?: string | undefined;
  message?: string | undefined;
  done?: string | undefined;
  /** What other sections have there. */
  parts: readonly Markup[];
}

/** Renders an officer's own access: their passkeys, and the end of all their sessions. */
export function accountPage(page: DeskPage, officer: Officer, state: AccountState): Markup {
  const { words, services } = page;
  const said = passkeyWords(words.lang);
  return deskPage(
    page,
    said.title,
    html`${errorSummary(words, { message: state.message })}
      <h1>${said.title}</h1>
      ${doneLine(state.done)}
      <p>${said.signedInAs(officer.email)}</p>
      <section aria-labelledby="keys">
        <h2 id="keys">${said.keys}</h2>
        <p>${said.intro}</p>
        ${state.keys.length === 0 ? html`<p>${said.empty}</p>` : keyTable(page, said, state.keys)}
      </section>
      <section aria-labelledby="add">
        <h2 id="add">${said.addTitle}</h2>
        <p class="notice">${said.unable}</p>
        ${passkeyForm(page, said, {
          does: 'add',
          options: `${accountPath}/passkeys/options`,
          action: `${accountPath}/passkeys`,
          fields: deskField(
            words,
            {},
            {
              name: 'name',
              label: said.name,
              hint: said.nameHint,
              longest: 60,
              required: true,
              value: state.name,
            },
          ),
          button: html`<button type="submit">${said.add}</button>`,
        })}
      </section>
      ${state.parts}
      <section aria-labelledby="everywhere">
        <h2 id="everywhere">${said.everywhere}</h2>
        <p>${said.everywhereHint}</p>
        <form method="post" action="${rootOf(services)}/desk/sign-out?lang=${words.lang}">
          ${hidden({ everywhere: 'yes' })}
          <button type="submit" class="quiet">${said.everywhere}</button>
        </form>
      </section>`,
  );
}

function keyTable({ words, services }: DeskPage, said: PasskeyWords, keys: readonly Passkey[]): Markup {
  const time = (at: number): string => formatTime(words.lang, at, services.site.timeZone);
  return html`<table class="stacked">
    <thead>
      <tr>
        <th scope="col">${said.name}</th>
        <th scope="col">${said.used}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${keys.map(
        ({ id, name, at, used_at }) =>
          html`<tr>
            <th scope="row">
              <bdi>${name}</bdi>
              <p class="hint">${said.added(time(at))}</p>
            </th>
            <td data-head="${said.used}">${used_at === null ? said.never : time(used_at)}</td>
            <td>
              <form method="post" action="${rootOf(services)}${accountPath}/passkeys/remove?lang=${words.lang}">
                ${hidden({ id })}
                <button type="submit" class="quiet" aria-label="${said.removeOf(name)}">${said.remove}</button>
              </form>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
