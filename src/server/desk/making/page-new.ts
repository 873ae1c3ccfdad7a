import { html } from 'hono/html';
import { toErrors, hidden } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { languagesOffered } from './languages.ts';
import { draftPath } from './page-step.ts';
import { nameOfLanguage, spokenDraft, type Begun } from './say.ts';
import { makingWordsFor } from './words-for.ts';
import type { DeskMakingWords } from './words.ts';

/** A model that can be begun with. */
export interface Offered {
  /** Its noun's type and its own name: `petition/petition`. */
  value: string;
  title: string;
  hint: string;
}

export interface NewState {
  models: readonly Offered[];
  drafts: readonly Begun[];
  chosen: { model: string; languages: readonly string[] };
  faults: readonly ('model' | 'languages')[];
  done?: string | undefined;
}

/** Renders the models that one begins with, and the drafts that are there. */
export function newPage(page: DeskPage, state: NewState): Markup {
  const { words, services } = page;
  const said = makingWordsFor(words.lang);
  const root = rootOf(services);
  const sentences = { model: said.noneSelected, languages: said.ownFaults['languages.required'] };
  return deskPage(
    page,
    said.newTitle,
    html`${
        state.faults.length > 0 &&
        html`<div class="error-summary" role="alert" id="errors" tabindex="-1" aria-labelledby="errors-title">
          <h2 id="errors-title">${said.errors}</h2>
          <ul>
            ${state.faults.map((fault) => html`<li><a href="#${fault}">${sentences[fault]}</a></li>`)}
          </ul>
        </div>`
      }
      ${doneLine(state.done)}
      <h1>${said.newTitle}</h1>
      <p>${said.newIntro}</p>
      <form method="post" class="making" action="${root}/desk/new?lang=${words.lang}${toErrors}" novalidate>
        <fieldset id="model" tabindex="-1">
          <legend>${said.models}</legend>
          ${state.models.map(
            ({ value, title, hint }, number) =>
              html`<div class="choice">
                <input
                  id="model-${number}"
                  type="radio"
                  name="model"
                  value="${value}"
                  ${value === state.chosen.model && 'checked'}
                />
                <label for="model-${number}">${title} <span class="hint">${hint}</span></label>
              </div>`,
          )}
        </fieldset>
        ${languageBoxes(said, words.lang, state.chosen.languages, state.faults.includes('languages'))}
        <button type="submit">${said.begin}</button>
      </form>
      <section aria-labelledby="drafts">
        <h2 id="drafts">${said.drafts}</h2>
        ${
          state.drafts.length === 0
            ? html`<p>${said.draftsEmpty}</p>`
            : html`<ul class="log">
                ${state.drafts.map(({ draft, making, model }) => {
                  const title = spokenDraft({ desk: said, lang: words.lang }, draft.values);
                  const kind = making.words(words.lang).models[model.name]?.title;
                  const when = formatTime(words.lang, draft.changedAt, services.site.timeZone);
                  return html`<li>
                    <a href="${root}${draftPath(draft.id)}?lang=${words.lang}">${title}</a>
                    <p class="hint">${kind}, ${said.changedAt(when)}</p>
                  </li>`;
                })}
              </ul>`
        }
      </section>`,
  );
}

/** Renders the choice of languages. */
export const languageBoxes = (
  said: DeskMakingWords,
  lang: string,
  chosen: readonly string[],
  isWrong: boolean,
): Markup =>
  html`<fieldset id="languages" tabindex="-1" aria-describedby="languages-hint ${isWrong && 'languages-error'}">
    <legend>${said.languages}</legend>
    <p class="hint" id="languages-hint">${said.languagesHint}</p>
    ${isWrong && html`<p class="error" id="languages-error">${said.ownFaults['languages.required']}</p>`}
    <div class="boxes">
      ${[...new Set([...languagesOffered, ...chosen])].map(
        (each) =>
          html`<div class="checkbox">
            <input
              id="language-${each}"
              name="language.${each}"
              type="checkbox"
              value="yes"
              ${chosen.includes(each) && 'checked'}
            />
            <label for="language-${each}">${nameOfLanguage(lang, each)}</label>
          </div>`,
      )}
    </div>
  </fieldset>`;

/** Renders the page on which the languages of a draft are changed. */
export function languagesPage(
  page: DeskPage,
  { draft }: Begun,
  chosen: readonly string[],
  version: string,
  isWrong: boolean,
): Markup {
  const { words, services } = page;
  const said = makingWordsFor(words.lang);
  const root = rootOf(services);
  const title = said.steps['languages'] ?? said.languages;
  return deskPage(
    page,
    title,
    html`${
        isWrong &&
        html`<div class="error-summary" role="alert" id="errors" tabindex="-1">
          <p><a href="#languages">${said.ownFaults['languages.required']}</a></p>
        </div>`
      }
      <h1>${title}</h1>
      <form
        method="post"
        class="making"
        action="${root}${draftPath(draft.id, 'languages')}?lang=${words.lang}${toErrors}"
        novalidate
      >
        ${languageBoxes(said, words.lang, chosen, isWrong)} ${hidden({ version })}
        <button type="submit">${said.continue}</button>
      </form>
      <ul class="ways">
        <li><a href="${root}${draftPath(draft.id)}?lang=${words.lang}">${said.backToSummary}</a></li>
      </ul>`,
  );
}
