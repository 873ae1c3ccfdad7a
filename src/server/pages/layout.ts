import { toPieces } from '../../text/links.ts';
import { html } from 'hono/html';
import { cataloguePath, contentsPath, dataPath, isThingPath, pathBelow } from '../core/addresses.ts';
import { languagesOf, say, type ThingDocument } from '../core/documents.ts';
import type { Site } from '../core/services.ts';
import type { Words } from '../words/words.ts';
import { publicHead, type Head } from './head.ts';
import { lookLink } from './look.ts';

/** A piece of a page. Whatever is put into it is escaped. */
export type Markup = ReturnType<typeof html>;

/** Options of the layout around the content of a page. */
export interface Frame extends Head {
  /** A step of one person: kept from search engines, and without the script, which would replace its form. */
  personal?: boolean | undefined;
  /** Address of a further style sheet, behind that of the site. */
  style?: string | undefined;
  /** What stands below the header: the way to the other pages of a part of the site. */
  nav?: Markup | undefined;
}

/** Returns the part of an address that works on whatever name of the server the page was opened. */
export const pathOf = (url: string): string => new URL(url).pathname;

/** Renders a whole page: one heading of the first level, landmarks, and a link past the header. */
export function layout(frame: Frame, content: Markup): Markup {
  const { words, site, title, otherLanguage, personal, style, nav } = frame;
  const { page } = words;
  return html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – ${site.name}</title>
        ${personal ? html`<meta name="robots" content="noindex" />` : publicHead(frame)}
        <link rel="icon" href="${site.icon}" />
        <link rel="stylesheet" href="${site.stylesheet}" />
        ${lookLink(site)} ${style && html`<link rel="stylesheet" href="${style}" />`}
        ${!personal && html`<script type="module" src="${site.script}"></script>`}
      </head>
      <body>
        <a class="skip" href="#content">${page.skip}</a>
        <header class="site-header">
          <a class="site-name" href="${homeOf(frame)}"
            >${site.logo && html`<img src="${site.logo}" alt="" height="40" />`}${site.name}</a
          >
          ${
            otherLanguage &&
            html`<a
              class="language"
              href="${otherLanguage}"
              lang="${page.otherLanguage.lang}"
              hreflang="${page.otherLanguage.lang}"
              >${page.otherLanguage.label}</a
            >`
          }
        </header>
        ${nav}
        <main id="content" tabindex="-1">${content}${!personal && dataLink(frame)}</main>
        <footer class="site-footer">
          <a href="${homeOf(frame)}">${page.home}</a>
          <a href="${below(site, contentsPath)}?lang=${words.lang}">${page.siteMap}</a>
          ${site.log && html`<a href="${site.log}?lang=${words.lang}">${page.log}</a>`}
          <a href="${below(site, cataloguePath)}?lang=${words.lang}">${page.data}</a>
          <a href="${privacyOf(frame)}">${words.privacy.title}</a>
          ${site.legal && html`<a href="${inTongue(frame, site.legal)}">${page.legal}</a>`} ${accessibilityOf(frame)}
        </footer>
      </body>
    </html> `;
}

/** Returns a path of the server below the path under which it stands. */
export const below = ({ base }: Site, path: string): string => `${pathOf(`${base}/`).replace(/\/$/, '')}${path}`;

/** Renders the way from the page of a thing to its data. */
const dataLink = ({ site, words, url, lang = words.lang }: Frame): Markup | undefined =>
  isThingPath(site.thingPaths, pathBelow(site.base, url))
    ? html`<p class="to-data"><a href="${dataPath(pathOf(url))}?lang=${lang}">${words.page.dataOf}</a></p>`
    : undefined;

/** Returns the address of what is said of personal data: the server's own page in the language of this one. */
export function privacyOf(frame: Frame): string {
  const { site, words } = frame;
  const address = inTongue(frame, site.privacy);
  return address.startsWith('/') ? `${below(site, address)}?lang=${words.lang}` : address;
}

/** Returns the address of a page of the site in the language of this one, where it stands in more than one. */
export const inTongue = ({ site, words }: Pick<Frame, 'site' | 'words'>, address: string): string =>
  site.translated?.[words.lang]?.[address] ?? address;

/** Returns the address of the home page in the language of this page. */
export const homeOf = (frame: Pick<Frame, 'site' | 'words'>): string => inTongue(frame, frame.site.home);

/** Renders how accessible the site is, as those who answer for it say, with the way to their declaration. */
function accessibilityOf(frame: Frame): Markup | undefined {
  const { accessibility, conformity } = frame.site;
  if (!accessibility && !conformity) return undefined;
  const said = frame.words.page.accessibility(conformity);
  return accessibility ? html`<a href="${inTongue(frame, accessibility)}">${said}</a>` : html`<span>${said}</span>`;
}

/**
 * Renders the languages of a page for its head, and the way to the other one of the server's where the thing speaks it.
 *
 * @param asked what else the address asks for
 */
export function inLanguages(
  { lang, url }: { lang: string; url: string },
  { page }: Words,
  languages: readonly string[],
  asked = '',
) {
  const other = page.otherLanguage.lang;
  return {
    lang,
    languages,
    otherLanguage: languages.includes(other) ? `${pathOf(url)}?${asked && `${asked}&`}lang=${other}` : undefined,
  };
}

/** Renders the title of a thing, with its language where that is not the one of the page. */
export function titleIn(document: ThingDocument, lang: string): Markup {
  const languages = languagesOf(document);
  const spoken = languages.includes(lang) ? undefined : languages[0];
  const title = say(document.title, lang);
  return spoken ? html`<span lang="${spoken}">${title}</span>` : html`${title}`;
}

/** Renders a line in which what people wrote as an address can be followed; nobody vouches for where it leads. */
export const withLinks = (line: string): (string | Markup)[] =>
  toPieces(line).map((piece) =>
    typeof piece === 'string' ? piece : html`<a href="${piece.href}" rel="nofollow ugc noreferrer">${piece.text}</a>`,
  );

/** Plain text as paragraphs: a blank line parts them, a single one breaks the line. */
export const paragraphs = (text: string, show: (line: string) => unknown = (line) => line): Markup[] =>
  text
    .split(/\r?\n(?:[\t ]*\r?\n)+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map(
      (paragraph) =>
        html`<p>${paragraph.split(/\r?\n/).map((line, at) => (at > 0 ? html`<br />${show(line)}` : show(line)))}</p>`,
    );

/** Longest description of a page, in UTF-16 units. */
const maxSummaryLength = 200;
const signs = new Intl.Segmenter();

/** Returns the start of a text for those who only pass by: cut at a word, or at a sign in scripts that set no spaces. */
export function summary(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= maxSummaryLength) return line;
  const space = line.lastIndexOf(' ', maxSummaryLength);
  const end = signs.segment(line.slice(0, 2 * maxSummaryLength)).containing(maxSummaryLength)?.index;
  return `${line.slice(0, space > maxSummaryLength / 2 ? space : end)}…`;
}
