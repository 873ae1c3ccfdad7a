import { html } from 'hono/html';
import type { Services } from '../../core/services.ts';
import { errorSummary, hidden, textField, toErrors, type Faults } from '../../pages/fields.ts';
import { layout, type Markup } from '../../pages/layout.ts';
import { wordsFor } from '../../words/words-for.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { wishes, type Wish } from './wishes.ts';
import { personWordsFor } from './words-for.ts';

export interface AskState extends Faults {
  email?: string;
  what?: string;
  isAsked?: boolean;
}

/** Renders the form by which an officer passes on what a person asks for. */
export function askPage(page: DeskPage, { email, what = 'export', isAsked, ...faults }: AskState): Markup {
  const { words, services } = page;
  const said = personWordsFor(words.lang);
  const root = rootOf(services);
  return deskPage(
    page,
    said.title,
    html`${errorSummary(words, faults)}
      <h1>${said.title}</h1>
      ${doneLine(isAsked ? said.asked : undefined)}
      <p>${said.intro}</p>
      ${
        services.outbox.works
          ? html`<form method="post" action="${root}/desk/people?lang=${words.lang}${toErrors}" novalidate>
              ${textField(words, faults, { name: 'email', label: said.email, type: 'email', autocomplete: 'off', value: email })}
              <fieldset>
                <legend>${said.what}</legend>
                ${wishes.map(
                  (wish) =>
                    html`<div class="choice">
                      <input id="what-${wish}" type="radio" name="what" value="${wish}" ${wish === what && 'checked'} />
                      <label for="what-${wish}"
                        >${said.wishes[wish].label} <span class="hint">${said.wishes[wish].hint}</span></label
                      >
                    </div>`,
                )}
              </fieldset>
              <button type="submit">${said.ask}</button>
            </form>`
          : html`<p>${said.noMail}</p>`
      }`,
  );
}

/** Renders the step of the person who follows the link. @param state what is asked, that it is done, or that the link is not good */
export function personPage(
  services: Services,
  lang: string,
  state: { what: Wish; token: string } | 'erased' | 'used',
): Markup {
  const said = personWordsFor(lang);
  const { site, baseUrl } = services;
  const style = `${rootOf(services)}/civic-desk.css`;
  const content =
    state === 'erased'
      ? html`<p role="status">${said.erased}</p>`
      : state === 'used'
        ? html`<p>${said.noLink}</p>`
        : html`<p>${said.pages[state.what].intro}</p>
            <form method="post" action="${rootOf(services)}/person?lang=${lang}">
              ${hidden({ token: state.token })}
              <button type="submit">${said.pages[state.what].button}</button>
            </form>`;
  return layout(
    { words: wordsFor(lang), site, title: said.pageTitle, url: `${baseUrl}/person`, personal: true, style },
    html`<h1>${said.pageTitle}</h1>
      ${content}`,
  );
}
