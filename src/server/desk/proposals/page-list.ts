import { html } from 'hono/html';
import { say } from '../../core/documents.ts';
import type { Proposal } from '../../core/proposing.ts';
import { errorSummary, hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { titleOf } from '../pages/things.ts';
import { longestSearch, noWords } from './form.ts';
import { byField, wordFields } from './page-forms.ts';
import type { ListState } from './page-state.ts';
import { proposalWords } from './words-for.ts';

/** Returns the title of a proposal in a language, as it was written; its id where nothing was. */
export const proposalTitle = ({ wording, id }: Proposal, lang: string): string =>
  say(Object.fromEntries(Object.entries(wording).map(([each, { title }]) => [each, title])), lang).trim() || id;

/** Renders what is proposed in a thing, in pages. */
export function proposalsPage(page: DeskPage, state: ListState): Markup {
  const { thing, list, search, sent, mayAdd, refused } = state;
  const { services } = page;
  const { lang } = page.words;
  const said = proposalWords(lang);
  const words = { ...page.words, faults: { ...page.words.faults, ...said.faults } };
  const heading = said.title(titleOf(thing.document, words.lang));
  const of = { form: 'add', thing, faults: state, values: sent };
  return deskPage(
    page,
    heading,
    html`${errorSummary(words, refused ? { message: said[refused] } : state)}
      <h1>${heading}</h1>
      <p>
        <a href="${rootOf(services)}/desk${thing.path}?lang=${words.lang}">${titleOf(thing.document, words.lang)}</a>
      </p>
      <p class="lead">${said.intro}</p>
      ${(list.items.length > 0 || search !== undefined) && searchForm(page, thing.path, search)}
      ${
        list.items.length === 0
          ? html`<p>${search === undefined ? said.empty : html`<bdi>${said.notFound(search)}</bdi>`}</p>`
          : html`<table class="stacked">
              <thead>
                <tr>
                  <th scope="col">${said.proposal}</th>
                  <th scope="col">${said.section}</th>
                  <th scope="col">${said.state}</th>
                </tr>
              </thead>
              <tbody>
                ${list.items.map((proposal) => row(page, proposal))}
              </tbody>
            </table>`
      }
      ${list.next !== undefined && html`<p><a rel="next" href="?${new URLSearchParams({ ...(search !== undefined && { search }), after: list.next, lang: words.lang }).toString()}">${said.more}</a></p>`}
      ${
        mayAdd &&
        html`<section aria-labelledby="add">
          <h2 id="add">${said.addTitle}</h2>
          <p>${said.addHint}</p>
          <form
            method="post"
            action="${rootOf(services)}/desk${thing.path}/proposals?lang=${lang}${toErrors}"
            novalidate
          >
            ${wordFields({ ...page, words }, of, noWords)} ${byField({ ...page, words }, of)}
            <button type="submit">${said.add}</button>
          </form>
        </section>`
      }`,
  );
}

/** A field that finds proposals by their words, and the way back to all of them. */
function searchForm({ words, services }: DeskPage, path: string, search: string | undefined): Markup {
  const said = proposalWords(words.lang);
  const action = `${rootOf(services)}/desk${path}/proposals`;
  return html`<form role="search" method="get" action="${action}">
      <div class="field">
        <label for="search">${said.search}</label>
        <p class="hint" id="search-hint">${said.searchHint}</p>
        <input
          id="search"
          name="search"
          type="search"
          maxlength="${longestSearch}"
          value="${search ?? ''}"
          aria-describedby="search-hint"
        />
      </div>
      ${hidden({ lang: words.lang })}
      <button type="submit" class="quiet">${said.searchButton}</button>
    </form>
    ${search !== undefined && html`<p><a href="${action}?lang=${words.lang}">${said.back}</a></p>`}`;
}

function row({ words, services }: DeskPage, proposal: Proposal): Markup {
  const said = proposalWords(words.lang);
  return html`<tr>
    <th scope="row">
      <a href="${rootOf(services)}/desk${proposal.path}?lang=${words.lang}">${proposalTitle(proposal, words.lang)}</a>
    </th>
    <td data-head="${said.section}">${proposal.section}</td>
    <td data-head="${said.state}">${said.states[stateOf(proposal)]}</td>
  </tr>`;
}

const stateOf = ({ hidden, removed }: Proposal): 'shown' | 'hidden' | 'removed' =>
  removed === undefined ? (hidden ? 'hidden' : 'shown') : 'removed';
