import { html } from 'hono/html';
import { namedEnd } from '../../core/zoned-day.ts';
import { answerSection, dutiesSection, timelineSection } from '../../pages/answering.ts';
import { countedLine } from '../../pages/count.ts';
import { whyNot } from '../../pages/why-not.ts';
import type { Petition, Threshold } from '../../../schema/petition.ts';
import { formatDay, formatNumber, formatTime, pluralForm } from '../../words/format.ts';
import type { Site } from '../../core/services.ts';
import type { Words } from '../../words/words.ts';
import {
  checkbox,
  errorSummary,
  faultTitle,
  hidden,
  noticeText,
  textField,
  trapField,
  toErrors,
  type SentForm,
} from '../../pages/fields.ts';
import { inLanguages, layout, paragraphs, pathOf, summary, type Markup } from '../../pages/layout.ts';
import { petitionData } from './structured.ts';
import { petitionWords } from './words-for.ts';

export interface PetitionPage {
  petition: Petition;
  words: Words;
  site: Site;
  form: SentForm;
  /** That it can be read in, the one first that stands at the address alone. */
  languages: readonly string[];
  /** How many agreed to be in the public list. */
  listed: number;
  /** When it is shown. */
  now: number;
}

/**
 * Renders the page of a petition. All of it stands inside the element, which shows the same and more once its script runs; without
 * it, everything can be read and the form works. After a fault the plain form stays, with what was typed.
 */
export function petitionPage({ petition, words, site, form, languages, listed, now }: PetitionPage): Markup {
  const { title, url } = petition;
  const failed = form.message !== undefined || form.fields !== undefined;
  const frame = {
    words,
    site,
    url,
    title: failed ? faultTitle(words, form, title) : title,
    description: summary(petition.text),
    ...inLanguages(petition, words, languages),
    data: petitionData(petition, site),
    personal: failed,
  };
  const content = article({ petition, words, site, form, languages, listed, now });
  return layout(
    frame,
    failed ? content : html`<civic-petition src="${pathOf(url)}" heading-level="1">${content}</civic-petition>`,
  );
}

function article({ petition, words, site, form, listed, now }: PetitionPage): Markup {
  const { title, url, lang, can, text, author, thresholds: all } = petition;
  const { page, list } = petitionWords(words.lang);
  return html`<article class="petition">
    ${errorSummary(words, form)}
    <h1 lang="${lang}">${title}</h1>
    <p class="status">${status(petition, words, site)}</p>
    ${author && html`<p class="author">${page.author(author)}</p>`} ${count(petition, words, site)}
    ${listed > 0 && html`<p class="listed"><a href="${pathOf(url)}/signatures?lang=${words.lang}">${list.link(formatNumber(words.lang, listed))}</a></p>`}
    ${answerSection(petition, words, site.timeZone)} ${dutiesSection(petition, words, { now, timeZone: site.timeZone })}
    <div class="text" lang="${lang}">${paragraphs(text)}</div>
    ${all.length > 0 && thresholds(petition, words, site)}
    ${can['sign']?.allowed ? signForm(petition, words, form) : whyNot(petition.phase, can['sign'])}
    ${timelineSection(petition, words, site.timeZone)}
  </article>`;
}

const time = (at: string, text: string): Markup => html`<time datetime="${at}">${text}</time>`;

function status({ phase, opensAt, closesAt }: Petition, { lang }: Words, { timeZone }: Site): string {
  const text = petitionWords(lang).status;
  if (phase === 'paused' || phase === 'archived') return text[phase];
  if (phase === 'not-open') return text.opensOn(opensAt ? formatTime(lang, opensAt, timeZone) : '');
  if (!closesAt) return '';
  const closing = formatTime(lang, namedEnd(closesAt, timeZone), timeZone);
  return phase === 'open' ? text.closesOn(closing) : text.closedOn(closing);
}

function count({ numbers, phase, thresholds: all }: Petition, words: Words, { timeZone }: Site): Markup | undefined {
  const signatures = numbers['signatures'];
  // Before the first one can be given, the line above says when that will be.
  if (!signatures || (phase === 'not-open' && signatures.value === 0)) return undefined;
  const { lang, page } = words;
  const { units } = petitionWords(lang);
  const text = petitionWords(lang).page;
  const { value, method } = signatures;
  const next = all.filter(({ at, reachedAt }) => at > value && !reachedAt).sort((a, b) => a.at - b.at)[0];
  // What can no longer be reached is nothing to look forward to.
  const ended = phase === 'closed' || phase === 'archived';
  return html`<section class="count" aria-label="${page.numbers}">
    <p class="number"><strong>${formatNumber(lang, value)}</strong> ${pluralForm(lang, value, units.signatures)}</p>
    ${!ended && next && html`<meter min="0" max="${next.at}" value="${value}" aria-hidden="true"></meter>`}
    ${all.length > 0 && !(ended && next) && html`<p class="next">${next ? html`<strong>${text.next(next.at - value, next.at)}</strong><br />${next.duty}` : text.allReached}</p>`}
    ${countedLine(words, signatures, { timeZone, phase })}
    <details>
      <summary>${page.method}</summary>
      <p>${method}</p>
    </details>
  </section>`;
}

function thresholds({ thresholds: all }: Petition, { lang }: Words, { timeZone }: Site): Markup {
  const { page } = petitionWords(lang);
  const line = ({ at, label, duty, reachedAt }: Threshold): Markup =>
    html`<li>
      <strong>${formatNumber(lang, at)}</strong> <span>${label}. ${duty}</span>${
        reachedAt && html` <em>${time(reachedAt, page.reachedOn(formatDay(lang, reachedAt, timeZone)))}</em>`
      }
    </li>`;
  return html`<section class="thresholds" aria-labelledby="thresholds">
    <h2 id="thresholds">${page.thresholds}</h2>
    <ul>
      ${all.map(line)}
    </ul>
  </section>`;
}

function signForm(petition: Petition, words: Words, form: SentForm): Markup {
  const typed = (name: string): string => (typeof form.values[name] === 'string' ? form.values[name] : '');
  const text = petitionWords(words.lang).form;
  return html`<form
    class="sign"
    method="post"
    action="${pathOf(petition.url)}/signatures${toErrors}"
    novalidate
    aria-labelledby="sign"
  >
    <h2 id="sign">${text.title}</h2>
    <p class="hint">${words.form.required}</p>
    ${textField(words, form, { name: 'name', label: words.form.name, autocomplete: 'name', value: typed('name') })}
    ${textField(words, form, { name: 'email', label: words.form.email, hint: text.emailHint, type: 'email', autocomplete: 'email', value: typed('email') })}
    ${textField(words, form, { name: 'place', label: text.place, autocomplete: 'address-level2', value: typed('place') })}
    ${checkbox('displayPublicly', text.displayPublicly, form.values['displayPublicly'] === true)}
    ${checkbox('receiveNews', text.receiveNews, form.values['receiveNews'] === true)}
    ${noticeText(words.form, petition.notice)} ${trapField(words)}
    ${hidden({ key: form.key, textVersion: petition.textVersion, noticeVersion: petition.notice?.version ?? '', lang: words.lang })}
    <button type="submit">${text.send}</button>
  </form>`;
}
