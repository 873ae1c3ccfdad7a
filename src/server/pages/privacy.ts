import { html } from 'hono/html';
import { say } from '../core/documents.ts';
import { responsibleIn } from '../core/making.ts';
import type { PrivacyNotice } from '../words/privacy-notice.ts';
import type { Services } from '../core/services.ts';
import { formatNumber, pluralForm } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import { layout, paragraphs, pathOf, withLinks, type Markup } from './layout.ts';

/** Path of the page on personal data, unless the site has its own there or elsewhere. */
export const privacyPath = '/donnees-personnelles.html';

/** Renders what the server does with personal data, and who is responsible, where they have said so. */
export function privacyPage({ site, baseUrl }: Services, words: Words): Markup {
  const { page, privacy } = words;
  const url = `${baseUrl}${privacyPath}`;
  const { notice } = site;
  const facts = (more: readonly string[] = []) =>
    [...privacy.paragraphs, ...more].map((paragraph) => html`<p>${paragraph}</p>`);
  return layout(
    { words, site, title: privacy.title, url, otherLanguage: `${pathOf(url)}?lang=${page.otherLanguage.lang}` },
    html`<article>
      <h1>${privacy.title}</h1>
      ${
        notice
          ? html`${noticeSections(words, notice)}
              <h2>${privacy.factsTitle}</h2>
              ${facts()}${rightsSection(words, notice)}`
          : facts([privacy.rights(responsibleIn(site))])
      }
    </article>`,
  );
}

/** The points of the GDPR, article 13, that only the town can tell. */
function noticeSections({ lang, privacy }: Words, notice: PrivacyNotice): Markup {
  const recipients = say(notice.recipients, lang);
  return html`<h2>${privacy.controller}</h2>
    ${paragraphs(notice.controller)}
    <p>${privacy.contact} ${address(notice.contact)}</p>
    ${notice.officer && html`<p>${privacy.officer} ${address(notice.officer)}</p>`}
    <h2>${privacy.purpose}</h2>
    ${paragraphs(say(notice.purpose, lang))}
    <p>${privacy.bases[notice.basis]}</p>
    ${
      notice.basis === 'interest' &&
      notice.interests &&
      html`<p>${privacy.interests}</p>
        ${paragraphs(say(notice.interests, lang))}`
    }
    <h2>${privacy.recipients}</h2>
    ${recipients ? paragraphs(recipients) : html`<p>${privacy.nobody}</p>`}
    <h2>${privacy.kept}</h2>
    <p>${privacy.keptFor(timeOf({ lang, privacy }, notice))}</p>`;
}

const timeOf = ({ lang, privacy }: Pick<Words, 'lang' | 'privacy'>, { kept }: PrivacyNotice): string =>
  `${formatNumber(lang, kept.value)}\u00a0${pluralForm(lang, kept.value, privacy.spans[kept.span])}`;

const rightsSection = ({ privacy }: Words, { basis }: PrivacyNotice): Markup =>
  html`<h2>${privacy.rightsTitle}</h2>
    <p>${privacy.rightsBy[basis]} ${privacy.askAt}</p>
    <p>${privacy.complaint} <a href="${privacy.complaintLink.url}">${privacy.complaintLink.label}</a>.</p>`;

/** An address as people write it, to be followed: of mail, or of a page. */
const address = (text: string): Markup | (string | Markup)[] =>
  /^[^\s@:/]+@[^\s@:/]+$/.test(text) ? html`<a href="mailto:${text}">${text}</a>` : withLinks(text);
