import { html } from 'hono/html';
import { randomSecret } from '../../core/crypto.ts';
import { errorSummary, faultText, hidden, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatDay } from '../../words/format.ts';
import type { listKeys } from '../keys.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField } from '../pages/field.ts';
import { whyFields, whyIds } from '../pages/why-fields.ts';
import { isRole, keyRoles, may, type Role } from '../roles.ts';
import { scopeField } from '../pages/scope-field.ts';
import type { Place } from '../scopes.ts';
import type { SentWhy } from '../why.ts';
import { programWords } from './words-for.ts';

export interface KeysState extends Faults {
  keys: Awaited<ReturnType<typeof listKeys>>;
  things: readonly Place[];
  /** What was typed. */
  name?: string;
  role?: string;
  only?: string;
  /** A key that was not taken, as its form was sent. */
  kept?: { id: string } & SentWhy;
  /** A key that has just been made: it is shown this once. */
  made?: { name: string; key: string };
  done?: string | undefined;
}

/** The roles that the desk gives to programs: none that counts on paper, since one program could be both of the people whom that takes. */
const roles = keyRoles.filter((role) => !may({ grants: [{ role, scope: '' }] }, 'count'));

/** Checks whether the desk gives a role to programs. */
export const isForPrograms = (word: string): word is (typeof roles)[number] => roles.some((role) => role === word);

/** Renders the keys of programs, and the form that makes one. */
export function keysPage(page: DeskPage, state: KeysState): Markup {
  const said = programWords(page.words.lang);
  const words = { ...page.words, faults: { ...page.words.faults, ...said.faults } };
  return deskPage(
    page,
    said.title,
    html`${errorSummary(words, { ...state, fields: { ...state.fields, ...keptFields(state) } })}
      <h1>${said.title}</h1>
      ${doneLine(state.done)}
      <p>${said.intro}</p>
      ${state.made && madeKey(page, state.made)}
      ${state.keys.length > 0 ? list(page, state) : html`<p>${said.empty}</p>`} ${addForm({ ...page, words }, state)}`,
  );
}

function madeKey({ words: { lang }, services }: DeskPage, { name, key }: NonNullable<KeysState['made']>): Markup {
  const said = programWords(lang);
  return html`<section aria-labelledby="made">
      <h2 id="made">${said.keyTitle}</h2>
      <div class="field">
        <label for="key">${said.keyOf(name)}</label>
        <p class="hint" id="key-hint">${said.keyHint}</p>
        <textarea id="key" rows="3" readonly spellcheck="false" aria-describedby="key-hint">${key}</textarea>
      </div>
      <button type="button" class="quiet" data-copies="key" hidden>${said.copy}</button>
      <p role="status" class="done" id="copied" data-copied="${said.copied}" data-selected="${said.selected}"></p>
    </section>
    <script type="module" src="${rootOf(services)}/civic-desk-copy.js"></script>`;
}

/** Names what is wrong with the reason of a form that was sent by its place. */
const keptFields = ({ kept, keys }: KeysState): Record<string, string> =>
  kept ? whyIds(`${keys.findIndex(({ id }) => id === kept.id)}-`, kept.faults) : {};

function list(page: DeskPage, state: KeysState): Markup {
  const { keys, things, kept } = state;
  const { words, said: desk, services } = page;
  const said = programWords(words.lang);
  const { roles: named, scope: only, sayWhy } = desk.officers;
  const labelOf = (role: string): string => (isRole(role) ? named[role satisfies Role].label : role);
  const titleOf = (scope: string): string => things.find((each) => each.scope === scope)?.title ?? scope;
  const day = (at: number | string): string => formatDay(words.lang, at, services.site.timeZone);
  const row = ({ id, name, role, scope, at, used_on: used }: KeysState['keys'][number], number: number): Markup =>
    html`<tr>
      <th scope="row"><bdi>${name}</bdi></th>
      <td data-head="${said.role}">${labelOf(role)}${scope && html` (${only(titleOf(scope))})`}</td>
      <td data-head="${said.since}">${day(at)}</td>
      <td data-head="${said.lastUsed}">${used ? day(used) : said.neverUsed}</td>
      <td>
        <form method="post" action="${rootOf(services)}/desk/keys/remove?lang=${words.lang}${toErrors}">
          ${hidden({ id })}
          <details ${kept?.id === id && 'open'}>
            <summary aria-label="${said.sayWhyOf(name)}">${sayWhy}</summary>
            ${whyFields(page, { before: `${number}-`, ...(kept?.id === id && { why: kept.why, fields: keptFields(state) }) })}
          </details>
          <button type="submit" class="quiet" aria-label="${said.removeOf(name)}">${said.remove}</button>
        </form>
      </td>
    </tr>`;
  return html`<table class="stacked">
    <thead>
      <tr>
        <th scope="col">${said.name}</th>
        <th scope="col">${said.role}</th>
        <th scope="col">${said.since}</th>
        <th scope="col">${said.lastUsed}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${keys.map(row)}
    </tbody>
  </table>`;
}

function addForm(page: DeskPage, state: KeysState): Markup {
  const { words, said: desk, services } = page;
  const { name, role: chosen, only, things, ...faults } = state;
  const said = programWords(words.lang);
  const fault = faults.fields?.['role'];
  return html`<section aria-labelledby="add">
    <h2 id="add">${said.addTitle}</h2>
    <form method="post" action="${rootOf(services)}/desk/keys?lang=${words.lang}${toErrors}" novalidate>
      ${deskField(words, faults, { name: 'name', label: said.name, hint: said.nameHint, longest: 200, value: name })}
      <fieldset id="role" ${fault && html`aria-describedby="role-error"`}>
        <legend>${said.role}</legend>
        <p class="hint">${said.people}</p>
        ${fault && html`<p class="error" id="role-error">${faultText(words, 'role', fault)}</p>`}
        ${roles.map(
          (role) =>
            html`<div class="choice">
              <input id="role-${role}" type="radio" name="role" value="${role}" ${role === chosen && 'checked'} />
              <label for="role-${role}"
                >${desk.officers.roles[role].label} <span class="hint">${desk.officers.roles[role].may}</span></label
              >
            </div>`,
        )}
      </fieldset>
      ${things.length > 0 && scopeField(page, { label: said.only, hint: said.onlyHint, all: said.onlyAll }, faults, things, only)}
      ${hidden({ press: randomSecret() })}
      <button type="submit">${said.add}</button>
    </form>
  </section>`;
}
