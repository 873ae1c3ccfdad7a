import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, type DeskPage } from '../pages/desk.ts';
import { keptForm } from './fill.ts';
import type { Kept } from './kept.ts';
import { keptWords } from './words-for.ts';

/** Renders what stands above a form that is filled in again. */
export function keptNotice({ words }: DeskPage, { hadFiles }: Kept, left: Kept['fields']): Markup {
  const said = keptWords(words.lang);
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
      ${fieldList(fields.filter(([, value]) => value !== ''))}`,
  );
}

const fieldList = (fields: Kept['fields']): Markup =>
  html`<dl>
    ${fields.map(
      ([name, value]) =>
        html`<dt><code>${name}</code></dt>
          <dd class="lines">${value}</dd>`,
    )}
  </dl>`;
