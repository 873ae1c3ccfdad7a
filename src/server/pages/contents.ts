import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { cataloguePath, contentsPath } from '../core/addresses.ts';
import type { ServerNoun } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { readThings, searchThings, type ThingPage } from '../core/things.ts';
import { preferredLanguage } from '../http/negotiation.ts';
import { languages, wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';
import { below, homeOf, inTongue, layout, pathOf, privacyOf, titleIn, type Frame, type Markup } from './layout.ts';

/** A longer search is cut, in UTF-16 units: no title is. */
const longestSearch = 200;

/** The lists of what stands on this server, a noun each, and the map of the site with its search. */
export function addContents(app: Hono, services: Services, nouns: readonly ServerNoun[]): void {
  for (const noun of nouns) app.get(noun.path, (c) => answerList(c, services, [noun], nameOf(noun)));
  app.get(contentsPath, async (c) => {
    const words = wordsOf(c);
    const asked = (c.req.query('q') ?? '').trim().slice(0, longestSearch).toWellFormed();
    return c.html(
      asked
        ? searchPage(services, words, asked, await searchThings(services.store, nouns, asked, c.req.query('after')))
        : await mapPage(services, words, nouns),
    );
  });
}

/** The list of all that stands on this server, where nothing else is its first page. */
export function addHome(app: Hono, services: Services, nouns: readonly ServerNoun[]): void {
  app.get('/', (c) => answerList(c, services, nouns, () => wordsOf(c).page.contents));
}

const nameOf = (noun: ServerNoun) => (lang: string) => noun.named?.(lang) ?? noun.type;

function wordsOf(c: Context): Words {
  c.header('Vary', 'Accept-Language');
  return wordsFor(preferredLanguage(c, languages));
}

async function answerList(
  c: Context,
  services: Services,
  nouns: readonly ServerNoun[],
  named: (lang: string) => string,
): Promise<Response> {
  const words = wordsOf(c);
  const after = c.req.query('after');
  const things = await readThings(services.store, nouns, after);
  const { frame, asked } = frameOf(services, words, c.req.path, named(words.lang), { after });
  return c.html(
    layout(
      frame,
      html`<h1>${frame.title}</h1>
        ${listOf(services, words, things)}${further(things, words.page.more, asked)}`,
    ),
  );
}

/** Renders what leads to every page: those of each noun, and those that tell of the site. */
async function mapPage(services: Services, words: Words, nouns: readonly ServerNoun[]): Promise<Markup> {
  const { site, store } = services;
  const { page, lang, privacy } = words;
  const { frame } = frameOf(services, words, contentsPath, page.siteMap, {});
  const sections = await Promise.all(
    nouns.map(async (noun) => {
      const things = await readThings(store, [noun]);
      if (things.items.length === 0) return undefined;
      const all = `${below(site, noun.path)}?lang=${lang}`;
      const rest = things.next !== undefined && `${all}&after=${encodeURIComponent(things.next)}`;
      return html`<h2><a href="${all}">${nameOf(noun)(lang)}</a></h2>
        ${listOf(services, words, things)}${rest && html`<p><a rel="next" href="${rest}">${page.more}</a></p>`}`;
    }),
  );
  const about = [
    [page.home, homeOf(frame)],
    [page.data, `${below(site, cataloguePath)}?lang=${lang}`],
    site.log && [page.log, `${site.log}?lang=${lang}`],
    [privacy.title, privacyOf(frame)],
    site.legal && [page.legal, inTongue(frame, site.legal)],
    site.accessibility && [page.accessibility(site.conformity), inTongue(frame, site.accessibility)],
  ].filter((each) => typeof each === 'object');
  return layout(
    frame,
    html`<h1>${frame.title}</h1>
      ${searchForm(services, words)}${sections}
      <h2>${page.aboutSite}</h2>
      <ul>
        ${about.map(([said, to]) => html`<li><a href="${to}">${said}</a></li>`)}
      </ul>`,
  );
}

/** Renders the pages whose title has what was asked for. */
function searchPage(services: Services, words: Words, q: string, things: ThingPage): Markup {
  const { titleSearch, siteMap } = words.page;
  const { frame, asked } = frameOf(services, words, contentsPath, titleSearch.found(q), { q });
  const all = `${below(services.site, contentsPath)}?lang=${words.lang}`;
  return layout(
    { ...frame, personal: true },
    html`<h1>${frame.title}</h1>
      ${searchForm(services, words, q)}${listOf(services, words, things, titleSearch.none)}
      ${further(things, titleSearch.further, asked)}
      <p><a href="${all}">${siteMap}</a></p>`,
  );
}

const searchForm = ({ site }: Services, { lang, page: { titleSearch } }: Words, q = ''): Markup =>
  html`<form role="search" action="${below(site, contentsPath)}">
    <input type="hidden" name="lang" value="${lang}" />
    <div class="field">
      <label for="q">${titleSearch.label}</label>
      <input id="q" name="q" type="search" maxlength="${longestSearch}" value="${q}" required />
    </div>
    <button>${titleSearch.button}</button>
  </form>`;

/** Renders the titles of things, each the way to its page; where there are none and nothing follows, it says so. */
const listOf = ({ site }: Services, { lang, page }: Words, { items, next }: ThingPage, none = page.empty) =>
  items.length > 0
    ? html`<ul>
        ${items.map(
          ({ path, document }) =>
            html`<li><a href="${below(site, path)}?lang=${lang}">${titleIn(document, lang)}</a></li>`,
        )}
      </ul>`
    : next === undefined && html`<p>${none}</p>`;

/** Renders the way on, where there is more. */
const further = ({ next }: ThingPage, said: string, asked: (more: Record<string, string>) => string) =>
  next !== undefined && html`<p><a rel="next" href="${asked({ after: next })}">${said}</a></p>`;

/** Returns the frame of a page, and what makes the addresses of it that ask for more. */
function frameOf(
  { site, baseUrl }: Services,
  words: Words,
  path: string,
  title: string,
  said: { after?: string | undefined; q?: string },
): { frame: Frame; asked: (more: Record<string, string>) => string } {
  const known = Object.entries(said).filter((each): each is [string, string] => each[1] !== undefined);
  const url = `${baseUrl}${path}`;
  const asked = (more: Record<string, string>) =>
    `${pathOf(url)}?${new URLSearchParams({ ...Object.fromEntries(known), lang: words.lang, ...more }).toString()}`;
  return { frame: { words, site, title, url, otherLanguage: asked({ lang: words.page.otherLanguage.lang }) }, asked };
}
