import { html } from 'hono/html';
import { spokenIn } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import type { Mail } from '../../core/outbox.ts';
import { checkbox, hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber, formatTime, pluralForm } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import type { LetterFault } from './letters.ts';
import { pace } from './sending.ts';
import { newsWordsFor } from './words-for.ts';

export interface PreviewState {
  stored: Stored;
  version: number;
  /** The mail as the first reader of each language will have it. */
  mails: readonly Mail[];
  /** How many get it. */
  readers: number;
  /** From when on another message may be sent, in milliseconds since 1970. */
  next: number;
  works: boolean;
  tested?: boolean;
  fault?: LetterFault | undefined;
  values?: Readonly<Record<string, string>>;
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
      <h1>${said.previewTitle}</h1>
      ${doneLine(state.tested ? said.tested : undefined)}
      ${mails.map(
        ({ subject, text, lang }) =>
          html`<article class="letter">
            <h2 lang="${lang}">${subject}</h2>
            <p class="lines" lang="${lang}">${text}</p>
          </article>`,
      )}
      <p><a href="${at}?lang=${words.lang}">${said.change}</a></p>
      ${works ? forms(page, state, at) : html`<p>${said.noMail}</p>`}`,
  );
}

function forms(page: DeskPage, { stored, version, readers, next, values = {} }: PreviewState, at: string): Markup {
  const { words, services, officer } = page;
  const { lang } = words;
  const said = newsWordsFor(lang);
  const minutes = Math.ceil(readers / pace);
  const number = (value: number): string => formatNumber(lang, value);
  const isSoon = next > services.clock();
  const [person, time] = units[lang === 'en' ? 'en' : 'fr'];
  const action = `${at}/preview?lang=${lang}${toErrors}`;
  return html`<form method="post" action="${action}">
      ${hidden({ act: 'test', version: String(version) })}
      <p class="hint">${said.testHint(officer?.email ?? '')}</p>
      <button type="submit" class="quiet">${said.test}</button>
    </form>
    ${
      readers === 0
        ? html`<p>${said.nobody}</p>`
        : html`<form method="post" action="${action}" novalidate>
            ${hidden({ act: 'send', version: String(version) })}
            <p>${said.pace(number(pace), `${number(minutes)} ${pluralForm(lang, minutes, time)}`)}</p>
            ${
              isSoon &&
              html`<p>${said.soon(formatTime(lang, next, services.site.timeZone))}</p>
                ${checkbox('urgent', said.urgent, values['urgent'] === 'yes')} ${reasons(page, stored, values)}`
            }
            <button type="submit">${said.send(`${number(readers)} ${pluralForm(lang, readers, person)}`)}</button>
          </form>`
    }`;
}

function reasons({ words }: DeskPage, { document }: Stored, values: Readonly<Record<string, string>>): Markup[] {
  const said = newsWordsFor(words.lang);
  const names = new Intl.DisplayNames([said.lang], { type: 'language' });
  return spokenIn(document).map((lang) => {
    const id = `why.${lang}`;
    return html`<div class="field">
      <label for="${id}">${said.reason(names.of(lang) ?? lang)}</label>
      <p class="hint" id="${id}-hint">${said.reasonHint}</p>
      <textarea id="${id}" name="${id}" lang="${lang}" rows="2" maxlength="300" aria-describedby="${id}-hint">
${values[id] ?? ''}</textarea>
    </div>`;
  });
}

const units = {
  fr: [
    { one: 'personne', other: 'personnes' },
    { one: 'minute', other: 'minutes' },
  ],
  en: [
    { one: 'person', other: 'people' },
    { one: 'minute', other: 'minutes' },
  ],
} as const;
