import { html } from 'hono/html';
import { say } from '../../core/documents.ts';
import type { DoneTo } from '../../core/proposing.ts';
import { errorSummary } from '../../pages/fields.ts';
import { paragraphs, type Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import { invalidatingWords } from '../invalidating/words-for.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { actForm, possible } from './page-forms.ts';
import { proposalTitle } from './page-list.ts';
import type { ProposalState } from './page-state.ts';
import { proposalWords } from './words-for.ts';

/** Renders a proposal as those who run the site see it, and what they can do to it. */
export function proposalPage(page: DeskPage, state: ProposalState): Markup {
  const { lang } = page.words;
  const said = proposalWords(lang);
  const words = { ...page.words, faults: { ...page.words.faults, ...said.faults } };
  const { thing, proposal, done } = state;
  const heading = proposalTitle(proposal, lang);
  const root = rootOf(page.services);
  const shown = { ...page, words };
  return deskPage(
    page,
    heading,
    html`${errorSummary(words, state.refused ? { message: said[state.refused] } : state)}
      <h1>${heading}</h1>
      ${doneLine(done)}
      <ul class="ways">
        <li><a href="${root}/desk${thing.path}/proposals?lang=${lang}">${said.back}</a></li>
        <li><a href="${root}${proposal.path}?lang=${lang}">${said.page}</a></li>
        ${
          state.mayPublish &&
          thing.kind.findProposed &&
          html`<li>
            <a href="${root}/desk${proposal.path}/invalidate?lang=${lang}">${invalidatingWords(lang).link}</a>
          </li>`
        }
      </ul>
      ${standing(shown, state)}
      <section aria-labelledby="text">
        <h2 id="text">${said.text}</h2>
        ${Object.entries(proposal.wording).map(([each, { title, body }]) => wordingIn(page, each, title, body))}
      </section>
      ${possible(state).map((form) => actForm(shown, state, form))}`,
  );
}

function wordingIn({ words }: DeskPage, lang: string, title: string, body: string): Markup {
  const name = new Intl.DisplayNames([words.lang], { type: 'language' }).of(lang) ?? lang;
  return html`<p class="hint">${name}</p>
    <blockquote lang="${lang}">
      <p><strong>${title}</strong></p>
      ${body.trim() ? paragraphs(body) : html`<p>${proposalWords(words.lang).noText}</p>`}
    </blockquote>`;
}

/** Says where it stands: hidden, taken out elsewhere, corrected. */
function standing(page: DeskPage, { proposal }: ProposalState): Markup {
  const { words, services } = page;
  const said = proposalWords(words.lang);
  const time = (at: number): string => formatTime(words.lang, at, services.site.timeZone);
  const { hidden: since, removed, corrected } = proposal;
  return html`${removed !== undefined && html`<p>${said.removedBecause(removed)}</p>`}
  ${
    since &&
    html`<p><strong>${said.hiddenSince(time(since.at))}</strong></p>
      <blockquote>${say({ ...since.why }, words.lang)}</blockquote>`
  }
  ${
    corrected.length > 0 &&
    html`<section aria-labelledby="corrected">
      <h2 id="corrected">${said.corrected}</h2>
      <ol class="log">
        ${corrected.map(
          ({ at, why }: DoneTo) =>
            html`<li>
              <p><time datetime="${new Date(at).toISOString()}">${time(at)}</time></p>
              <blockquote>${say({ ...why }, words.lang)}</blockquote>
            </li>`,
        )}
      </ol>
    </section>`
  }`;
}
