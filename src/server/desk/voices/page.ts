import { html } from 'hono/html';
import { spokenTitle } from '../../pages/spoken.ts';
import { voiceRoles, type Voice, type VoiceRole } from '../../core/voices.ts';
import { errorSummary, faultText, hidden, textField, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatDay } from '../../words/format.ts';
import type { DeskThing } from '../options.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { whyFields, whyIds } from '../pages/why-fields.ts';
import type { SentWhy, Why } from '../why.ts';
import { voiceWords } from './words-for.ts';

export interface VoicesState extends Faults {
  stored: DeskThing;
  voices: readonly Voice[];
  /** What was typed. */
  email?: string | undefined;
  role?: string | undefined;
  why?: Why | undefined;
  /** A role that was not taken, as its form was sent. */
  kept?: Kept | undefined;
  done?: string | undefined;
}

type Kept = { who: string; role: string } & SentWhy;

const beforeOf = ({ who, role }: Pick<Kept, 'who' | 'role'>): string => `${role}-${who}-`;
const keptFields = (kept: Kept | undefined): Record<string, string> =>
  kept ? whyIds(beforeOf(kept), kept.faults) : {};

/** Renders who moderates in a thing and who speaks there for the institution, and the form that lets someone. */
export function voicesPage(page: DeskPage, state: VoicesState): Markup {
  const { words, services } = page;
  const said = voiceWords(words.lang);
  const { stored, voices, done } = state;
  return deskPage(
    page,
    said.title,
    html`${errorSummary(words, { ...state, fields: { ...state.fields, ...keptFields(state.kept) } })}
      <h1>${said.title}</h1>
      <p>
        <a href="${rootOf(services)}/desk${stored.path}?lang=${words.lang}"
          >${spokenTitle(stored.document, words.lang)}</a
        >
      </p>
      ${doneLine(done)}
      <p class="lead">${said.intro}</p>
      <p>${said.then} ${said.officers}</p>
      <section aria-labelledby="list">
        <h2 id="list">${said.list}</h2>
        ${
          voices.length === 0
            ? html`<p>${said.empty}</p>`
            : html`<table class="stacked">
                <thead>
                  <tr>
                    <th scope="col">${said.address}</th>
                    <th scope="col">${said.role}</th>
                    <th scope="col">${said.since}</th>
                    <td></td>
                  </tr>
                </thead>
                <tbody>
                  ${voices.map((voice) => voiceRow(page, state, voice))}
                </tbody>
              </table>`
        }
      </section>
      ${addForm(page, state)}`,
  );
}

function voiceRow(page: DeskPage, state: VoicesState, { id, role, hint, at }: Voice): Markup {
  const { words, services } = page;
  const said = voiceWords(words.lang);
  const { label, may } = said.roles[role];
  const address = hint || said.noAddress;
  return html`<tr>
    <th scope="row"><bdi>${address}</bdi></th>
    <td data-head="${said.role}">
      ${label}
      <p class="hint">${may}</p>
    </td>
    <td data-head="${said.since}">
      ${at === undefined ? said.inDocument : formatDay(words.lang, at, services.site.timeZone)}
    </td>
    <td>${at !== undefined && takeForm(page, state, { id, role, address })}</td>
  </tr>`;
}

function takeForm(
  page: DeskPage,
  { stored, kept }: VoicesState,
  voice: { id: string; role: VoiceRole; address: string },
): Markup {
  const { words, said: desk, services } = page;
  const { id, role, address } = voice;
  const said = voiceWords(words.lang);
  const { label } = said.roles[role];
  const isKept = kept?.who === id && kept.role === role;
  return html`<form
    method="post"
    action="${rootOf(services)}/desk${stored.path}/voices/remove?lang=${words.lang}${toErrors}"
  >
    ${hidden({ who: id, role })}
    <details ${isKept && 'open'}>
      <summary aria-label="${said.sayWhyOf(address, label)}">${desk.officers.sayWhy}</summary>
      ${whyFields(page, { before: beforeOf({ who: id, role }), ...(isKept && { why: kept?.why, fields: keptFields(kept) }) })}
    </details>
    <button type="submit" class="quiet" aria-label="${said.removeOf(address, label)}">${said.remove}</button>
  </form>`;
}

function addForm(page: DeskPage, { stored, email, role: chosen, why, ...faults }: VoicesState): Markup {
  const { words, services } = page;
  const said = voiceWords(words.lang);
  const fault = faults.fields?.['role'];
  return html`<section aria-labelledby="add">
    <h2 id="add">${said.addTitle}</h2>
    <form method="post" action="${rootOf(services)}/desk${stored.path}/voices?lang=${words.lang}${toErrors}" novalidate>
      ${textField(words, faults, { name: 'email', label: said.address, hint: said.emailHint, type: 'email', autocomplete: 'off', value: email })}
      <fieldset id="role" ${fault && html`aria-describedby="role-error"`}>
        <legend>${said.role}</legend>
        ${fault && html`<p class="error" id="role-error">${faultText(words, 'role', fault)}</p>`}
        ${voiceRoles.map(
          (role) =>
            html`<div class="choice">
              <input id="role-${role}" type="radio" name="role" value="${role}" ${role === chosen && 'checked'} />
              <label for="role-${role}"
                >${said.roles[role].label} <span class="hint">${said.roles[role].may}</span></label
              >
            </div>`,
        )}
      </fieldset>
      ${whyFields(page, { why, fields: faults.fields })}
      <button type="submit">${said.add}</button>
    </form>
  </section>`;
}
