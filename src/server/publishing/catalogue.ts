import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { say } from '../core/documents.ts';
import { openLicence } from '../core/licence.ts';
import type { ServerNoun } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { readThings, type ThingPage } from '../core/things.ts';
import { preferredLanguage, wantsPage } from '../http/negotiation.ts';
import { answerJson, answerKept } from '../http/reading.ts';
import { layout, pathOf, titleIn, type Markup } from '../pages/layout.ts';
import { owner } from '../pages/structured.ts';
import type { Words } from '../words/words.ts';
import { languages, wordsFor } from '../words/words-for.ts';
import { cataloguePath, dataPath } from '../core/addresses.ts';
import { publishingWords } from './words-for.ts';

/** `/data`: the list of all data of a site, for people and for programs. */
export function addCatalogue(app: Hono, services: Services, nouns: readonly ServerNoun[]): void {
  const { store, site, baseUrl } = services;
  app.get(cataloguePath, async (c: Context) => {
    const lang = preferredLanguage(c, languages);
    const after = c.req.query('after');
    const things = await readThings(store, nouns, after);
    const licence = site.licence ?? openLicence;
    const address = new URL(licence.url, `${baseUrl}/`).href;
    c.header('Content-Language', lang);
    c.header('Link', `<${address}>; rel="license"`, { append: true });
    const said = {
      type: 'data-catalogue',
      lang,
      url: `${baseUrl}${cataloguePath}`,
      publisher: { name: site.name, url: owner(site).url },
      licence: { name: say({ ...licence.name }, lang), url: address },
      items: things.items.map(({ kind, path, document }) => ({
        ...{ type: kind.type, url: `${baseUrl}${path}`, data: `${baseUrl}${dataPath(path)}` },
        title: say(document.title, lang),
      })),
      ...(things.next !== undefined && { next: things.next }),
    };
    if (!wantsPage(c, true)) return answerJson(c, said);
    const page = await cataloguePage(services, wordsFor(lang), things, after, address);
    return answerKept(c, String(page), () => c.html(page));
  });
}

function cataloguePage(
  { site, baseUrl }: Services,
  words: Words,
  { items, next }: ThingPage,
  after: string | undefined,
  license: string,
): Markup {
  const { page, lang } = words;
  const said = publishingWords(lang);
  const url = `${baseUrl}${cataloguePath}`;
  const asked = (more: Record<string, string>): string => `${pathOf(url)}?${new URLSearchParams(more).toString()}`;
  const root = pathOf(`${baseUrl}/`).replace(/\/$/, '');
  return layout(
    {
      words,
      site,
      title: said.all,
      url,
      description: said.allSays(site.name),
      otherLanguage: asked({ ...(after !== undefined && { after }), lang: page.otherLanguage.lang }),
      data: {
        ...{ '@type': 'DataCatalog', '@id': url, url, name: `${said.all} – ${site.name}`, license },
        ...{ description: said.allSays(site.name), inLanguage: lang, publisher: owner(site) },
        dataset: items.map(({ path, document }) => ({
          ...{ '@type': 'Dataset', '@id': `${baseUrl}${dataPath(path)}`, url: `${baseUrl}${dataPath(path)}` },
          ...{ name: say(document.title, lang), license: document.licence?.url ?? license },
        })),
      },
    },
    html`<article class="data">
      <h1>${said.all}</h1>
      <p>${said.allLead}</p>
      ${
        items.length > 0
          ? html`<ul>
              ${items.map(
                ({ path, document }) =>
                  html`<li>
                    <a href="${root}${dataPath(path)}?lang=${lang}">${titleIn(document, lang)}</a>
                  </li>`,
              )}
            </ul>`
          : !next && html`<p>${page.empty}</p>`
      }
      ${next && html`<p><a rel="next" href="${asked({ after: next, lang })}">${said.more}</a></p>`}
    </article>`,
  );
}
