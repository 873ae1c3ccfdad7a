import { html, raw } from 'hono/html';
import { oEmbedAddress, oEmbedTypes } from '../core/discovery.ts';
import { addressIn, isThingPath, pathBelow } from '../core/addresses.ts';
import { isLanguage } from '../../locales/tag.ts';
import { languages as own } from '../words/words-for.ts';
import type { Site } from '../core/services.ts';
import type { Words } from '../words/words.ts';

/** Metadata of a page. */
export interface Head {
  words: Words;
  site: Site;
  title: string;
  /** The page's own address, without its language. */
  url: string;
  description?: string | undefined;
  /** Address of this page in the other language, where it has one. */
  otherLanguage?: string | undefined;
  /** Language of its texts, where it is not that of the words around them. */
  lang?: string | undefined;
  /** All languages that it can be read in; the first one is that of the address alone. */
  languages?: readonly string[] | undefined;
  /** Structured data in the terms of schema.org. */
  data?: object | undefined;
}

/**
 * Renders the metadata of a public page for those who do not read it: search engines, sites where its address is posted (Open Graph,
 * ogp.me), and sites that put a widget in the address's place (oEmbed). There is no `og:image`: a number drawn as SVG is taken by none of
 * them, and a made-up picture would say nothing.
 */
export function publicHead({
  words,
  site,
  title,
  url,
  description,
  otherLanguage,
  data,
  ...frame
}: Head): ReturnType<typeof html> {
  const languages = frame.languages ?? (otherLanguage ? own : []);
  const lang = frame.lang ?? words.lang;
  const address = addressIn(url, lang, languages);
  const others = languages.filter((each) => each !== lang);
  const isThing = isThingPath(site.thingPaths, pathBelow(site.base, url));
  return html`<link rel="canonical" href="${address}" />
    ${
      others.length > 0 &&
      html`${languages.map((each) => html`<link rel="alternate" hreflang="${each}" href="${addressIn(url, each, languages)}" />`)}
        <link rel="alternate" hreflang="x-default" href="${url}" />`
    }
    ${
      isThing &&
      (['json', 'xml'] as const).map(
        (format) =>
          html`<link
            rel="alternate"
            type="${oEmbedTypes[format]}"
            href="${oEmbedAddress(site, address, format)}"
            title="${title}"
          />`,
      )
    }
    <meta property="og:type" content="${isThing ? 'article' : 'website'}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:url" content="${address}" />
    <meta property="og:site_name" content="${site.name}" />
    <meta property="og:locale" content="${localeOf(lang)}" />
    ${others.map((each) => html`<meta property="og:locale:alternate" content="${localeOf(each)}" />`)}
    ${
      description &&
      html`<meta property="og:description" content="${description}" />
        <meta name="description" content="${description}" />`
    }
    ${
      data &&
      html`<script type="application/ld+json">
        ${jsonLd(data)}
      </script>`
    }`;
}

/** A language as Open Graph writes it, with the country of most who write it; English as Europe does. */
function localeOf(lang: string): string {
  if (lang === 'en') return 'en_GB';
  if (!isLanguage(lang)) return lang;
  const { language, region } = new Intl.Locale(lang).maximize();
  return [language, region].filter(Boolean).join('_');
}

/** A block of data, which no browser runs. Nothing in it can end the block: of the signs of markup, none is left. */
const jsonLd = (data: object) =>
  raw(
    JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(
      /[<>&\u2028\u2029]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
