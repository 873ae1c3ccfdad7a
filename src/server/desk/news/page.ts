import { html } from 'hono/html';
import { spokenTitle } from '../../pages/spoken.ts';
import { spokenIn } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import { hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber, formatTime } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import type { SentLetter } from './form.ts';
import { bothVersions } from './page-both.ts';
import { sentDone, sentLetters, type SentOne } from './page-sent.ts';
import { newsWordsFor } from './words-for.ts';
import type { NewsWords } from './words.ts';

export interface NewsState {
  stored: Stored;
  letters: readonly SentOne[];
  /** How many people asked for news. */
  readers: number;
  /** What was typed and is to be mended; the draft, where nothing was. */
  sent?: (SentLetter & { upon: number }) | undefined;
  /** The draft was changed meanwhile, or has left. */
  isOutdated?: boolean;
  /** From when on another message may be sent, in milliseconds since 1970. */
  next: number;
  /** What was done, as it stands in the address of the page. */
  done?: string | undefined;
}

/** Renders the message to those who asked for news, as it is being written, and those that were sent. */
export function newsPage(page: DeskPage, state: NewsState): Markup {
  const { words, services } = page;
  const { stored, letters, readers, sent, isOutdated } = state;
  const said = newsWordsFor(words.lang);
  const root = rootOf(services);
  const draft = letters.find((letter) => letter.state === 'draft');
  const others = letters.filter((letter) => letter.state !== 'draft');
  return deskPage(
    page,
    said.title,
    html`${summary(page, state)}
      <h1>${said.title}</h1>
      ${doneLine(sentDone(words.lang, state.done, others))}
      <p><a href="${root}/desk${stored.path}?lang=${words.lang}">${spokenTitle(stored.document, words.lang)}</a></p>
      <p>${said.intro}</p>
      <p>${readers === 0 ? said.nobody : said.readers(formatNumber(words.lang, readers))}</p>
      ${
        state.next > services.clock() &&
        html`<p>${said.soon(formatTime(words.lang, state.next, services.site.timeZone))}</p>`
      }
      ${isOutdated && draft && sent && bothVersions(page, stored, { yours: sent.written, kept: draft })}
      <h2>${said.write}</h2>
      <form method="post" action="${root}/desk${stored.path}/news?lang=${words.lang}${toErrors}" novalidate>
        ${fields(page, stored, sent ?? { written: draft ?? { subject: {}, text: {} }, faults: {} })}
        ${hidden({ upon: String(isOutdated ? (draft?.version ?? 0) : (sent?.upon ?? draft?.version ?? 0)) })}
        <button type="submit">${said.save}</button>
      </form>
      ${sentLetters(page, stored, others)}`,
  );
}

function summary({ words }: DeskPage, { sent, isOutdated, stored, letters }: NewsState): Markup | undefined {
  const said = newsWordsFor(words.lang);
  const faults = Object.entries(sent?.faults ?? {});
  const isThere = letters.some(({ state }) => state === 'draft');
  if (!isOutdated && faults.length === 0) return undefined;
  return html`<div class="error-summary" role="alert" id="errors" tabindex="-1" aria-labelledby="errors-title">
    <h2 id="errors-title">${words.form.errors(Math.max(1, faults.length))}</h2>
    ${isOutdated && html`<p>${isThere ? said.faults.outdated : said.gone}</p>`}
    <ul>
      ${faults.map(
        ([field, fault]) =>
          html`<li><a href="#${field}">${said.faultOf(labelOf(said, field, stored), said.fieldFaults[fault])}</a></li>`,
      )}
    </ul>
  </div>`;
}

/** Names a field, with its language where there are several. */
function labelOf(said: NewsWords, field: string, { document }: Stored): string {
  const [name, lang = ''] = field.split('.');
  const label = name === 'subject' ? said.subject : said.text;
  const names = new Intl.DisplayNames([said.lang], { type: 'language' });
  return spokenIn(document).length > 1 ? said.optional(label, names.of(lang) ?? lang) : label;
}

function fields({ words }: DeskPage, stored: Stored, { written, faults }: SentLetter): Markup {
  const said = newsWordsFor(words.lang);
  const [first = 'fr', ...others] = spokenIn(stored.document);
  const names = new Intl.DisplayNames([said.lang], { type: 'language' });
  return html`${[first, ...others].map((lang) => {
    const [subject, text] = [`subject.${lang}`, `text.${lang}`];
    const error = (field: string) =>
      faults[field] && html`<p class="error" id="${field}-error">${said.fieldFaults[faults[field]]}</p>`;
    const described = (field: string, hint = '') =>
      [hint, faults[field] ? `${field}-error` : ''].filter(Boolean).join(' ');
    const invalid = (field: string) => faults[field] && html`aria-invalid="true"`;
    return html`<div class="field">
        <label for="${subject}">${labelOf(said, subject, stored)}</label>
        ${error(subject)}
        <input
          id="${subject}"
          name="${subject}"
          lang="${lang}"
          autocomplete="off"
          value="${written.subject[lang] ?? ''}"
          aria-describedby="${described(subject)}"
          ${invalid(subject)}
        />
      </div>
      <div class="field">
        <label for="${text}">${labelOf(said, text, stored)}</label>
        <p class="hint" id="${text}-hint">${said.textHint}</p>
        ${error(text)}
        <textarea
          id="${text}"
          name="${text}"
          lang="${lang}"
          rows="10"
          aria-describedby="${described(text, `${text}-hint`)}"
          ${invalid(text)}
        >
${written.text[lang] ?? ''}</textarea>
      </div>`;
  })}
  ${others.length > 0 && html`<p class="hint">${said.fallback(names.of(first) ?? first)}</p>`}`;
}
