import { html } from 'hono/html';
import { say, spokenIn } from '../../core/documents.ts';
import type { DoneTo } from '../../core/proposing.ts';
import { errorSummary, hidden, toErrors } from '../../pages/fields.ts';
import { paragraphs, type Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField, type DeskField } from '../pages/field.ts';
import { longestReason } from '../why.ts';
import { proposalTitle } from './page-list.ts';
import type { ProposalForm, ProposalState } from './page-state.ts';
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
    html`${errorSummary(words, state.isOutdated ? { message: said.outdated } : state)}
      <h1>${heading}</h1>
      ${doneLine(done)}
      <ul class="ways">
        <li><a href="${root}/desk${thing.path}/proposals?lang=${lang}">${said.back}</a></li>
        <li><a href="${root}${proposal.path}?lang=${lang}">${said.page}</a></li>
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

/** Returns what can be done to it as it stands. */
const possible = ({ proposal }: ProposalState): ProposalForm[] =>
  proposal.removed !== undefined ? [] : [proposal.hidden ? 'show' : 'hide'];

function actForm(page: DeskPage, state: ProposalState, form: ProposalForm): Markup {
  const { words, services } = page;
  const { proposal, sent } = state;
  const { title, hint, button } = proposalWords(words.lang).forms[form];
  const isSent = sent?.form === form;
  return html`<details class="act" ${isSent && 'open'}>
    <summary>${title}</summary>
    <form
      method="post"
      action="${rootOf(services)}/desk${proposal.path}/${form}?lang=${words.lang}${toErrors}"
      novalidate
    >
      <p class="hint">${hint}</p>
      ${whyFields(page, state, isSent ? sent.values : {})} ${hidden({ version: proposal.version })}
      <button type="submit">${button}</button>
    </form>
  </details>`;
}

/** Asks why, in each language of the thing; the first needs it. */
function whyFields({ words }: DeskPage, { thing, ...faults }: ProposalState, values: Record<string, string>): Markup[] {
  const said = proposalWords(words.lang);
  const languages = spokenIn(thing.document);
  const names = new Intl.DisplayNames([words.lang], { type: 'language' });
  return languages.map((lang, at) => {
    const field: DeskField = {
      ...{ name: `why.${lang}`, hint: said.whyHint, rows: 2, lang, longest: longestReason, required: at === 0 },
      label: languages.length > 1 ? `${said.why} (${names.of(lang) ?? lang})` : said.why,
      value: values[`why.${lang}`],
    };
    return deskField(words, faults, field);
  });
}
