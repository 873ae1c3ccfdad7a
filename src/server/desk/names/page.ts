import { html } from 'hono/html';
import { errorSummary, hidden, toErrors, type Faults } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField } from '../pages/field.ts';
import type { NameFault } from './reserved.ts';
import { namesWords } from './words-for.ts';
import type { NamesWords } from './words.ts';

/** Path of the names that are reserved for the whole site. */
export const namesPath = '/desk/names';

/** Returns the path of the names that are reserved in a thing, or in all where none is named. */
export const namesPathOf = (scope: string): string => (scope ? `${namesPath}/${encodeURIComponent(scope)}` : namesPath);

/** What the page of reserved names shows. */
export interface NamesState {
  scope: string;
  /** Title of the thing whose names these are. */
  title?: string | undefined;
  names: readonly string[];
  /** What the site is called itself. */
  own: readonly string[];
  sent?: { name: string; fault: NameFault } | undefined;
  /** A name that was tried, and which one it looks like. */
  tried?: { name: string; like: string | undefined } | undefined;
  done?: string | undefined;
  /** Whether the officer may see those of the whole site, too. */
  seesAll: boolean;
}

/** Renders the reserved names of a place, the form that adds one, and one that tries a name. */
export function namesPage(page: DeskPage, state: NamesState): Markup {
  const { scope, title, names, own, sent, tried, done, seesAll } = state;
  const said = namesWords(page.words.lang);
  // What is wrong with one's own name is said otherwise.
  const ofNames = Object.entries(said.faults).map(([fault, text]) => [`name.${fault}`, text] as const);
  const words = { ...page.words, faults: { ...page.words.faults, ...Object.fromEntries(ofNames) } };
  const faults: Faults = sent ? { fields: { name: sent.fault } } : {};
  const to = (path: string): string => `${rootOf(page.services)}${path}?lang=${words.lang}`;
  const heading = title === undefined ? said.title : said.titleOf(title);
  return deskPage(
    page,
    heading,
    html`${errorSummary(words, faults)}
      <h1>${heading}</h1>
      ${doneLine(tried ? (tried.like ? said.refused(tried.name, tried.like) : said.passes(tried.name)) : done)}
      <p class="lead">${said.intro}</p>
      <p>${said.always} ${own.length > 0 && said.own(own)}</p>
      ${scope && seesAll && html`<p><a href="${to(namesPath)}">${said.everywhere}</a></p>`}
      <section aria-labelledby="list">
        <h2 id="list">${said.list}</h2>
        ${
          names.length === 0
            ? html`<p>${said.empty}</p>`
            : html`<table class="stacked">
                <thead>
                  <tr>
                    <th scope="col">${said.column}</th>
                    <td></td>
                  </tr>
                </thead>
                <tbody>
                  ${names.map((name) => nameRow(said, to(namesPathOf(scope)), name))}
                </tbody>
              </table>`
        }
      </section>
      <section aria-labelledby="add">
        <h2 id="add">${said.addTitle}</h2>
        <form method="post" action="${to(namesPathOf(scope))}${toErrors}" novalidate>
          ${deskField(words, faults, { name: 'name', label: said.name, hint: said.nameHint, required: true, value: sent?.name })}
          <button type="submit">${said.add}</button>
        </form>
      </section>
      <section aria-labelledby="trying">
        <h2 id="trying">${said.tryTitle}</h2>
        <form method="get" action="${rootOf(page.services)}${namesPathOf(scope)}">
          ${hidden({ lang: words.lang })}
          ${deskField(words, {}, { name: 'try', label: said.tryName, hint: said.tryHint, value: tried?.name })}
          <button type="submit" class="quiet">${said.tryButton}</button>
        </form>
      </section>`,
  );
}

const nameRow = (said: NamesWords, action: string, name: string): Markup =>
  html`<tr>
    <th scope="row"><bdi>${name}</bdi></th>
    <td>
      <form method="post" action="${action}">
        ${hidden({ name, act: 'free' })}
        <button type="submit" class="quiet" aria-label="${said.freeOf(name)}">${said.free}</button>
      </form>
    </td>
  </tr>`;
