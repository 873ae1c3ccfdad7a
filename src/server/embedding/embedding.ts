import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { languagesOf } from '../core/documents.ts';
import { preferredLanguage } from '../http/negotiation.ts';
import { cacheAge, oEmbed, toXml } from './oembed.ts';
import { embedOptions, embedPage, embedProblemPage, embedStyle, embedStylePath } from './embed.ts';
import { pathOf } from '../pages/layout.ts';
import { embedPath } from '../core/discovery.ts';
import type { ThingAddress } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { languages, wordsFor } from '../words/words-for.ts';
import { viewFor } from '../http/reading.ts';
import { findThingAt, ownAddress } from '../core/addresses.ts';

/** `/embed`: a thing in a frame, for systems that strip scripts. `/oembed`: the frame for a pasted address. */
export function embeddingRoutes(services: Services, addresses: readonly ThingAddress[]): Hono {
  const app = new Hono({ strict: false });
  const { site } = services;
  const root = pathOf(services.baseUrl).replace(/\/$/, '');
  /** Where frames of one kind of things begin, for the sentence that answers any other address. */
  const example = `${root}${embedPath}?src=${root}${addresses[0]?.path.replace(/\/:.*/, '') ?? ''}`;
  /** The thing of this server that an address names, and the address; nothing else is ever shown. */
  const asked = async (c: Context, address: string | undefined) => {
    const url = address && address.length <= 2000 ? ownAddress(services, c.req.url, address) : undefined;
    return url && { url, found: await findThingAt(addresses, services, url.pathname) };
  };

  app.get(embedPath, async (c) => {
    const { found } = (await asked(c, c.req.query('src'))) ?? {};
    if (!found) {
      const status = found === undefined && !c.req.query('src') ? 400 : 404;
      const { lang, frame } = wordsFor(preferredLanguage(c, languages));
      const { title, detail } = frame.nothing;
      return c.html(embedProblemPage(site, lang, title, detail(example)), status);
    }
    const { address, thing } = found;
    const view = viewFor(c, services, thing);
    const look = {
      element: c.req.query('element') === 'counter' ? 'counter' : address.element,
      theme: themes.find((each) => each === c.req.query('theme')) ?? 'light',
      options: Object.fromEntries(
        embedOptions.flatMap((name) => {
          const value = c.req.query(name)?.slice(0, 200);
          return value ? [[name, value]] : [];
        }),
      ),
    };
    c.header('Cache-Control', 'public, max-age=60');
    c.header('Vary', 'Accept-Language');
    c.header('Content-Language', view.lang);
    return c.html(embedPage(await thing.read(view), site, pathOf(view.url), look));
  });

  app.get(embedStylePath, (c) =>
    c.body(embedStyle, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }),
  );

  app.get('/oembed', async (c) => {
    const format = c.req.query('format') ?? 'json';
    if (format !== 'json' && format !== 'xml') throw new HTTPException(501);
    const { url, found } = (await asked(c, c.req.query('url'))) ?? {};
    if (!url || !found) return c.notFound();
    // In the language of the address that was pasted: who asks is a server.
    const { address, thing } = found;
    const spoken = languagesOf(thing.document);
    const wanted = url.searchParams.get('lang') ?? (spoken.includes('fr') ? 'fr' : spoken[0]);
    const view = viewFor(c, services, thing, wanted);
    const frame = new URLSearchParams({ src: pathOf(view.url), lang: view.lang });
    const src = `${services.baseUrl}${embedPath}?${frame.toString()}`;
    const room = { maxwidth: sizeOf(c.req.query('maxwidth')), maxheight: sizeOf(c.req.query('maxheight')) };
    const answer = await oEmbed(await thing.read(view), address.height, src, site, room);
    c.header('Cache-Control', `public, max-age=${cacheAge}`);
    if (format === 'json') return c.json(answer);
    return c.body(toXml(answer), 200, { 'Content-Type': 'text/xml; charset=utf-8' });
  });
  return app;
}

const themes = ['light', 'dark', 'auto'] as const;

/** A size in pixels; nothing where it is none. */
const sizeOf = (given: string | undefined): number | undefined =>
  given !== undefined && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : undefined;
