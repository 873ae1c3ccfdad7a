import { html } from 'hono/html';
import { say } from '../../core/documents.ts';
import type { Proposal } from '../../core/proposing.ts';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { titleOf } from '../pages/things.ts';
import type { ListState } from './page-state.ts';
import { proposalWords } from './words-for.ts';

/** Returns the title of a proposal in a language, as it was written; its id where nothing was. */
export const proposalTitle = ({ wording, id }: Proposal, lang: string): string =>
  say(Object.fromEntries(Object.entries(wording).map(([each, { title }]) => [each, title])), lang).trim() || id;

/** Renders what is proposed in a thing, in pages. */
export function proposalsPage(page: DeskPage, { thing, list }: ListState): Markup {
  const { words, services } = page;
  const said = proposalWords(words.lang);
  const heading = said.title(titleOf(thing.document, words.lang));
  return deskPage(
    page,
    heading,
    html`<h1>${heading}</h1>
      <p>
        <a href="${rootOf(services)}/desk${thing.path}?lang=${words.lang}">${titleOf(thing.document, words.lang)}</a>
      </p>
      <p class="lead">${said.intro}</p>
      ${
        list.items.length === 0
          ? html`<p>${said.empty}</p>`
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
      ${list.next !== undefined && html`<p><a rel="next" href="?${new URLSearchParams({ after: list.next, lang: words.lang }).toString()}">${said.more}</a></p>`}`,
  );
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
