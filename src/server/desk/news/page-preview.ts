import { html } from 'hono/html';
import { spokenIn } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import type { Mail } from '../../core/outbox.ts';
import { checkbox, errorSummary, hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { deskField } from '../pages/field.ts';
import { whyHint, whyLanguages } from '../pages/why-fields.ts';
import { longestReason } from '../why.ts';
import type { LetterFault, Written } from './letters.ts';
import { bothVersions, fieldsFrom, takeUpForm } from './page-both.ts';
import { paceText, peopleText } from './pace-words.ts';
import { newsWordsFor } from './words-for.ts';

/** A mail, and how many read its language. */
export interface PreviewedMail {
  mail: Mail;
  lang: string;
  readers: number;
}

export interface PreviewState {
  stored: Stored;
  version: number;
  /** The words that it shows, which its forms bring along. */
  written: Written;
  /** The words of a page that is out of date, beside which these stand. */
  looked?: Written | undefined;
  /** The mail as the first reader of each language will have it. */
  mails: readonly PreviewedMail[];
  /** How many get it. */
  readers: number;
  /** From when on another message may be sent, in milliseconds since 1970. */
  next: number;
  works: boolean;
  tested?: boolean;
  fault?: LetterFault | undefined;
  values?: Readonly<Record<string, string>>;
  /** What is wrong with why, by field. */
  fields?: Readonly<Record<string, string>>;
}

/** Renders the message as people will get it, with the ways to try it and to send it. */
export function previewPage(page: DeskPage, state: PreviewState): Markup {
  const { words, services } = page;
  const { stored, mails, fault, works } = state;
  const said = newsWordsFor(words.lang);
  const at = `${rootOf(services)}/desk${stored.path}/news`;
  return deskPage(
    page,
    said.previewTitle,
    html`${fault && html`<div class="error-summary" role="alert" id="errors" tabindex="-1"><p>${said.faults[fault]}</p></div>`}
      ${errorSummary(words, { fields: state.fields })}
      <h1>${said.previewTitle}</h1>
      ${doneLine(state.tested ? said.tested : undefined)}
      ${
        state.looked &&
        html`${bothVersions(page, stored, { yours: state.looked, kept: state.written })}
        ${takeUpForm(page, stored, state.looked, state.version)}`
      }
      ${mails.map((each) => article(page, each, mails.length > 1))}
      <p><a href="${at}?lang=${words.lang}">${said.change}</a></p>
      ${works ? forms(page, state, at) : html`<p>${said.noMail}</p>`}`,
  );
}

function article({ words }: DeskPage, { mail, lang, readers }: PreviewedMail, isNamed: boolean): Markup {
  const count = peopleText(words.lang, readers);
  return html`${isNamed && html`<p class="hint">${newsWordsFor(words.lang).readersIn(nameOf(words.lang, lang), count)}</p>`}
    <article class="letter">
      <h2 lang="${mail.lang}">${mail.subject}</h2>
      <p class="lines" lang="${mail.lang}">${mail.text}</p>
    </article>`;
}

const nameOf = (lang: string, of: string): string => new Intl.DisplayNames([lang], { type: 'language' }).of(of) ?? of;

function forms(page: DeskPage, state: PreviewState, at: string): Markup {
  const { stored, version, written, mails, readers, next, values = {} } = state;
  const { words, services, officer } = page;
  const { lang } = words;
  const said = newsWordsFor(lang);
  const isSoon = next > services.clock();
  const action = `${at}/preview?lang=${lang}${toErrors}`;
  return html`<form method="post" action="${action}">
      ${hidden({ act: 'test', version: String(version), ...fieldsFrom(written) })}
      <p class="hint">${said.testHint(officer?.email ?? '')}</p>
      ${
        mails.length > 1
          ? html`<div class="buttons">
              ${mails
                .filter((mail) => spokenIn(stored.document).includes(mail.lang))
                .map(
                  (mail) =>
                    html`<button type="submit" class="quiet" name="in" value="${mail.lang}">
                      ${said.testIn(nameOf(lang, mail.lang))}
                    </button>`,
                )}
            </div>`
          : html`<button type="submit" class="quiet">${said.test}</button>`
      }
    </form>
    ${
      readers === 0
        ? html`<p>${said.nobody}</p>`
        : html`<form method="post" action="${action}" novalidate>
            ${hidden({ act: 'send', version: String(version), ...fieldsFrom(written) })}
            <p>${paceText(said, readers)}</p>
            ${
              isSoon &&
              html`<p>${said.soon(formatTime(lang, next, services.site.timeZone))}</p>
                ${checkbox('urgent', said.urgent, values['urgent'] === 'yes')} ${reasons(page, state)}`
            }
            <button type="submit">${said.send(peopleText(lang, readers))}</button>
          </form>`
    }`;
}

function reasons(page: DeskPage, { stored: { document }, values, fields }: PreviewState): Markup[] {
  const said = newsWordsFor(page.words.lang);
  const names = new Intl.DisplayNames([said.lang], { type: 'language' });
  return whyLanguages(spokenIn(document), values).map((lang) =>
    deskField(
      page.words,
      { fields },
      {
        ...{ name: `why.${lang}`, rows: 2, lang, longest: longestReason, value: values?.[`why.${lang}`] },
        label: said.reason(names.of(lang) ?? lang),
        hint: whyHint(page, said.reasonHint),
      },
    ),
  );
}
