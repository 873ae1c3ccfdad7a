import { html } from 'hono/html';
import { spoken } from '../../pages/spoken.ts';
import { errorSummary, hidden, textField, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import type { Place } from '../scopes.ts';
import { roles, type Given, type Officer } from '../roles.ts';
import type { SentWhy, Why } from '../why.ts';
import { whyFields, whyIds } from './why-fields.ts';
import { scopeField, type ScopeWords } from './scope-field.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from './desk.ts';

export interface OfficersState extends Faults {
  officers: readonly Officer[];
  /** The things in which a role can be given. */
  places: readonly Place[];
  email?: string | undefined;
  role?: string | undefined;
  /** The thing that was chosen; empty where it is the whole site. */
  only?: string | undefined;
  why?: Why | undefined;
  /** A role that could not be taken, with what was typed. */
  kept?: Kept;
  done?: string | undefined;
}

/** A role that could not be taken, as its form was sent. */
type Kept = { email: string; role: string; scope: string } & SentWhy;

/** Renders who runs the site, and the form that adds someone. */
export function officersPage(page: DeskPage, state: OfficersState): Markup {
  const { said } = page;
  const words = { ...page.words, faults: { ...page.words.faults, ...said.officers.faults } };
  const { title, intro } = said.officers;
  const shown = { ...page, words };
  const rows = state.officers.flatMap((officer, at) =>
    officer.grants.map((grant) => ({ id: `${at}-${grant.role}-${grant.scope}`, officer, grant })),
  );
  const row = rows.find(({ officer, grant }) => isOf(state.kept, officer.email, grant));
  const fields = { ...state.fields, ...(row && keptFields(row.id, state.kept)) };
  return deskPage(
    page,
    title,
    html`${errorSummary(words, { ...state, fields })}
      <h1>${title}</h1>
      ${doneLine(state.done)}
      <p>${intro}</p>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">${said.officers.address}</th>
            <th scope="col">${said.officers.role}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${rows.map(({ id, officer, grant }) => grantRow(shown, id, { officer, grant, state }))}
        </tbody>
      </table>
      ${addForm(shown, state)}`,
  );
}

/** Checks whether a form that was sent is that of a role. */
const isOf = (kept: Kept | undefined, email: string, { role, scope }: Pick<Given, 'role' | 'scope'>): boolean =>
  kept?.email === email && kept.role === role && kept.scope === scope;

const keptFields = (id: string, kept: Kept | undefined): Record<string, string> => whyIds(`${id}-`, kept?.faults ?? {});

function grantRow(
  page: DeskPage,
  id: string,
  {
    officer: { email },
    grant: { role, scope, why },
    state: { kept, places },
  }: { officer: Officer; grant: Given; state: OfficersState },
): Markup {
  const { words, said, services } = page;
  const { roles: named, removeOf, remove, sayWhy, sayWhyOf } = said.officers;
  const place = places.find((each) => each.scope === scope);
  const typed = isOf(kept, email, { role, scope }) ? kept : undefined;
  const { label, may } = named[role];
  return html`<tr>
    <th scope="row"><bdi>${email}</bdi></th>
    <td data-head="${said.officers.role}">
      ${label} ${scope && onlyFor(page, scope, place)}
      <p class="hint">${may}</p>
      ${why && html`<blockquote>${spoken(why, words.lang)}</blockquote>`}
    </td>
    <td>
      <form method="post" action="${rootOf(services)}/desk/officers/remove?lang=${words.lang}${toErrors}">
        ${hidden({ email, role, scope })}
        <details ${typed && 'open'}>
          <summary aria-label="${sayWhyOf(email, label)}">${sayWhy}</summary>
          ${whyFields(page, { before: `${id}-`, why: typed?.why, fields: keptFields(id, typed) })}
        </details>
        <button type="submit" class="quiet" aria-label="${removeOf(email, label)}">${remove}</button>
      </form>
    </td>
  </tr>`;
}

/** Names the one thing in which a role is, with the way to it; by its name in addresses, where it is not there. */
function onlyFor({ said, services, words }: DeskPage, scope: string, place: Place | undefined): Markup {
  if (!place) return html`<p>${said.officers.onlyIn} <bdi>${scope}</bdi></p>`;
  const at = `${rootOf(services)}/desk${place.path}?lang=${words.lang}`;
  return html`<p>${said.officers.onlyIn} <a href="${at}" lang="${place.lang}">${place.title}</a></p>`;
}

function addForm(page: DeskPage, state: OfficersState): Markup {
  const { email, role: chosen = 'editor', only, why, places, ...faults } = state;
  const { words, said, services } = page;
  const { officers } = said;
  return html`<section aria-labelledby="add">
    <h2 id="add">${officers.addTitle}</h2>
    <form method="post" action="${rootOf(services)}/desk/officers?lang=${words.lang}${toErrors}" novalidate>
      ${textField(words, faults, { name: 'email', label: officers.address, type: 'email', autocomplete: 'off', value: email })}
      <fieldset id="role">
        <legend>${officers.role}</legend>
        ${roles.map(
          (role) =>
            html`<div class="choice">
              <input id="role-${role}" type="radio" name="role" value="${role}" ${role === chosen && 'checked'} />
              <label for="role-${role}"
                >${officers.roles[role].label} <span class="hint">${officers.roles[role].may}</span></label
              >
            </div>`,
        )}
      </fieldset>
      ${scopeField(page, scopeWords(page), faults, places, only)} ${whyFields(page, { why, fields: faults.fields })}
      <button type="submit">${officers.add}</button>
    </form>
  </section>`;
}

const scopeWords = ({ said: { officers } }: DeskPage): ScopeWords => ({
  label: officers.where,
  hint: officers.whereHint,
  all: officers.wholeSite,
});
