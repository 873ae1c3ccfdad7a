import { html } from 'hono/html';
import { formatTime } from '../words/format.ts';
import type { KeptMail } from '../mail/mailbox.ts';
import type { Problem } from '../http/problems.ts';
import type { Services } from '../core/services.ts';
import type { Words } from '../words/words.ts';
import { layout, pathOf, type Markup } from './layout.ts';

/** Path under which the whole server stands, without a slash at the end. */
const root = (baseUrl: string): string => pathOf(baseUrl).replace(/\/$/, '');

/** Renders a problem document for a person. */
export function problemPage({ site, baseUrl }: Services, words: Words, { title, detail }: Problem): Markup {
  return layout(
    { words, site, title, url: baseUrl, personal: true },
    html`<h1>${title}</h1>
      <p>${detail}</p>`,
  );
}

/** Renders the mails that would have been sent, newest first. */
export function mailboxPage({ site, baseUrl }: Services, words: Words, mails: readonly KeptMail[]): Markup {
  const { page, lang } = words;
  const mail = ({ to, subject, text, at, code, lang: written }: KeptMail): Markup =>
    html`<article class="mail">
      <h2 lang="${written}">${subject}</h2>
      <p class="hint">
        <bdi>${page.mailTo(to)}</bdi>,
        <time datetime="${new Date(at).toISOString()}">${formatTime(lang, at, site.timeZone)}</time>
      </p>
      ${code && html`<p>${page.code} <strong class="code">${code}</strong></p>`}
      <div lang="${written}">${linked(text)}</div>
    </article>`;
  return layout(
    {
      words,
      site,
      title: page.mailbox,
      url: `${baseUrl}/mailbox`,
      personal: true,
      otherLanguage: `${root(baseUrl)}/mailbox?lang=${page.otherLanguage.lang}`,
    },
    html`<h1>${page.mailbox}</h1>
      <p>${page.mailboxIntro}</p>
      ${mails.length > 0 ? mails.map(mail) : html`<p>${page.mailboxEmpty}</p>`}`,
  );
}

/** The text of a mail with its links to follow. Every second part of the split is an address. */
const linked = (text: string): Markup[] =>
  text
    .trim()
    .split('\n\n')
    .map(
      (paragraph) =>
        html`<p>${paragraph.split(/(https?:\/\/\S+)/).map((part, at) => (at % 2 === 1 ? link(part) : part))}</p>`,
    );

/** What may follow an address in a sentence, and is no part of it. */
const ends = '.,;:!?)\u00bb\u201d';

function link(found: string): Markup {
  let { length } = found;
  while (ends.includes(found.charAt(length - 1))) length -= 1;
  const address = found.slice(0, length);
  return html`<a href="${address}">${address}</a>${found.slice(length)}`;
}
