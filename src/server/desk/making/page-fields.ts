import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import type { MakingFault } from './checks.ts';
import { rowMark, type Input, type InputRows, type Values } from './form.ts';
import { choiceOf, hintOf, labelOf, lineOf, sentenceOf, type Said } from './say.ts';

/** A form as it stands: what was typed, what is wrong with it, and what someone else typed meanwhile. */
export interface FormState {
  values: Values;
  faults: readonly MakingFault[];
  /** What stands in the other version, where two changed the same page. */
  theirs?: Values | undefined;
}

/** Lists what is to be mended, with links. @param to returns where the field of a fault stands */
export function faultList(
  said: Said,
  { faults, values }: FormState,
  title: string,
  to = ({ key }: MakingFault): string => `#${key}`,
): Markup | undefined {
  if (faults.length === 0) return undefined;
  return html`<div class="error-summary" role="alert" id="errors" tabindex="-1" aria-labelledby="errors-title">
    <h2 id="errors-title">${title}</h2>
    <ul>
      ${faults.map((fault) => html`<li><a href="${to(fault)}">${lineOf(said, fault, values)}</a></li>`)}
    </ul>
  </div>`;
}

/** Renders one field with its label, its hint, its fault, and what someone else put there. */
export function inputField(said: Said, state: FormState, { key, field, lang }: Input): Markup {
  const { values, faults, theirs } = state;
  const fault = faults.find((each) => each.key === key);
  const hint = hintOf(said, field);
  const other = theirs && (theirs[key] ?? '') !== (values[key] ?? '');
  const described = [hint && `${key}-hint`, other && `${key}-other`, fault && `${key}-error`].filter(Boolean).join(' ');
  const around = html`${hint && html`<p class="hint" id="${key}-hint">${hint}</p>`}
  ${
    other &&
    html`<p class="theirs" id="${key}-other">${said.desk.conflictField(theirs[key] || said.desk.emptyValue)}</p>`
  }
  ${fault && html`<p class="error" id="${key}-error">${sentenceOf(said, fault)}</p>`}`;
  const label = labelOf(said, field, lang, values);
  if (field.kind === 'choice') return choices(said, state, { key, field }, label, around, described);
  const value = values[key] ?? '';
  if (field.kind === 'box') {
    return html`<div class="field checkbox">
      <input
        id="${key}"
        name="${key}"
        type="checkbox"
        value="yes"
        ${value === 'yes' && 'checked'}
        ${described && html`aria-describedby="${described}"`}
      />
      <div><label for="${key}">${label}</label> ${around}</div>
    </div>`;
  }
  const attributes = [
    !field.optional && html` required`,
    described && html` aria-describedby="${described}"`,
    fault && html` aria-invalid="true"`,
    lang && html` lang="${lang}" dir="auto"`,
  ];
  return html`<div class="field">
    <label for="${key}">${label}</label>
    ${around}
    ${
      field.kind === 'text' || field.kind === 'sentence'
        ? html`<textarea id="${key}" name="${key}" rows="${field.kind === 'text' ? 10 : 2}" ${attributes}>
${value}</textarea>`
        : html`<input id="${key}" name="${key}" value="${value}" ${kindOf(field.kind, value)} ${attributes} />`
    }
  </div>`;
}

/** A browser drops from a field of dates or numbers what is none: it stands in a plain one, so that it can be mended. */
function kindOf(kind: Input['field']['kind'], value: string): Markup {
  if (kind === 'day' && /^(?:\d{4}-\d\d-\d\d)?$/.test(value)) return html`type="date"`;
  if (kind === 'number') return html`type="text" inputmode="numeric" class="short"`;
  return html`type="text" autocomplete="off"`;
}

function choices(
  said: Said,
  { values, faults }: FormState,
  { key, field }: Input,
  label: string,
  around: Markup,
  described: string,
): Markup {
  const isWrong = faults.some((each) => each.key === key);
  const chosen = values[key] ?? '';
  const offered = field.choices ?? [];
  // What is corrected may say what the form does not offer: it can stay.
  const all = chosen === '' || offered.includes(chosen) ? offered : [...offered, chosen];
  return html`<fieldset
    id="${key}"
    ${described && html`aria-describedby="${described}"`}
    ${isWrong && html`aria-invalid="true"`}
  >
    <legend>${label}</legend>
    ${around}
    ${all.map(
      (value) =>
        html`<div class="choice">
          <input id="${key}-${value}" type="radio" name="${key}" value="${value}" ${value === chosen && 'checked'} />
          <label for="${key}-${value}">${choiceOf(said, field, value)}</label>
        </div>`,
    )}
  </fieldset>`;
}

/** Puts into a row that was just added what is chosen there at first. */
function withBegun(state: FormState, row: readonly Input[]): FormState {
  if (row.some(({ key }) => state.values[key] !== undefined)) return state;
  const begun = row.flatMap(({ key, field }): [string, string][] => (field.begins ? [[key, field.begins]] : []));
  return { ...state, values: { ...state.values, ...Object.fromEntries(begun) } };
}

/** Renders fields that are asked more than once, a group for each. */
export function rowFields(said: Said, state: FormState, { rows, inputs }: InputRows): Markup {
  const words = said.noun.rows?.[rows.rows];
  const few = state.faults.find(({ key }) => key === rows.rows);
  return html`<div id="${rows.rows}" tabindex="-1">
    ${few && html`<p class="error">${sentenceOf(said, few)}</p>`}
    ${inputs.map((row, number) => {
      const mark = `${rows.rows}.${number}.${rowMark}`;
      const title = words?.row(number + 1) ?? String(number + 1);
      return html`<fieldset>
        <legend>${title}</legend>
        ${row.map((input) => inputField(said, withBegun(state, row), input))}
        ${state.values[mark] !== undefined && html`<input type="hidden" name="${mark}" value="${state.values[mark]}" />`}
        ${
          inputs.length > rows.least &&
          html`<button
            type="submit"
            class="quiet"
            name="act"
            value="remove:${rows.rows}.${number}"
            aria-label="${said.desk.removeRow}${said.lang === 'fr' ? '\u00a0' : ''}: ${title}"
          >
            ${said.desk.removeRow}
          </button>`
        }
      </fieldset>`;
    })}
  </div>`;
}
