import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, type DeskPage } from '../pages/desk.ts';
import { keptForm } from './fill.ts';
import type { Kept } from './kept.ts';
import { keptWords } from './words-for.ts';

/** Renders what stands above a form that is filled in again. */
export function keptNotice({ words }: DeskPage, { hadFiles }: Kept, over: Kept['fields']): Markup {
  const said = keptWords(words.lang);
  const left = typedIn(over);
  return html`<div class="notice" role="status">
    <p>${said.notDone}</p>
    ${hadFiles && html`<p>${said.files}</p>`}
    <p><a href="#${keptForm}">${said.toForm}</a></p>
    ${
      left.length > 0 &&
      html`<h2>${said.left}</h2>
        ${fieldList(left)}`
    }
  </div>`;
}

/** Renders what was written where its form is not there any more. */
export function keptPage(page: DeskPage, { fields }: Kept): Markup {
  const said = keptWords(page.words.lang);
  return deskPage(
    page,
    said.title,
    html`<h1>${said.title}</h1>
      <p>${said.noForm}</p>
      ${fieldList(typedIn(fields).filter(([, value]) => value !== ''))}`,
  );
}

/** What forms say of themselves, and nobody has typed. */
const unspoken: ReadonlySet<string> = new Set(['version', 'upon', 'step', 'act', 'id', 'form']);

const typedIn = (fields: Kept['fields']): Kept['fields'] => fields.filter(([name]) => !unspoken.has(name));

const fieldList = (fields: Kept['fields']): Markup =>
  html`<dl>
    ${fields.map(
      ([name, value]) =>
        html`<dt><code>${name}</code></dt>
          <dd class="lines">${value}</dd>`,
    )}
  </dl>`;
