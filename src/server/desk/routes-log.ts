import { html } from 'hono/html';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { daysPath, findThingAt, ownAddress } from '../core/addresses.ts';
import type { ThingDocument } from '../core/documents.ts';
import { wantsPage } from '../http/negotiation.ts';
import { answerJson, pageHeaders } from '../http/reading.ts';
import { layout } from '../pages/layout.ts';
import { spokenTitle } from '../pages/spoken.ts';
import { asOfficer, pageFor, type DeskRoutes } from './entry.ts';
import { logPath, publicEntry, readLog, type LogPage } from './log.ts';
import { withoutHidden } from './log-hidden.ts';
import { deskPage, rootOf, type DeskPage } from './pages/desk.ts';
import { logList, type Titles } from './pages/log.ts';
import { mayAnywhere } from './roles.ts';
import { titleOf } from './pages/things.ts';

/** A page of the log that was asked for; of one thing, where its path is given. */
interface Asked {
  log: LogPage;
  of?: string;
  document?: ThingDocument;
  /** Where its days are read, as far as everyone may know them. */
  days?: string;
}

/** Serves the log: at `/log` for everyone, as a page or as JSON, and within the desk. */
export function logRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const addresses = nouns.flatMap((noun) => noun.addresses);

  /** What is asked for: all, or what was done to one thing, which stands at `of`. Nothing where no thing does. */
  const read = async (c: Context): Promise<Asked | undefined> => {
    const after = c.req.query('after');
    const of = c.req.query('of');
    // A path is that of the thing, also where the server itself stands below one.
    const below = of?.startsWith('/') ? URL.parse(of, services.baseUrl)?.pathname : undefined;
    const path = of === undefined ? undefined : (ownAddress(services, c.req.url, of)?.pathname ?? below);
    const found = path && (await findThingAt(addresses, services, path));
    if (of !== undefined && !found) return undefined;
    // What stands below a thing is in its scope: the address begins with the list that the thing is in.
    const scope = found ? decodeURIComponent(path.split('/')[2]!) : undefined;
    const log = await readLog(services.store, { ...(scope !== undefined && { scope }), after });
    const entries = await withoutHidden(services, addresses, log.entries);
    const days = found && (await found.address.days?.(services, ...found.parts)) ? daysPath(path) : undefined;
    return {
      log: { ...log, entries },
      ...(found && { of: path, document: found.thing.document }),
      ...(days !== undefined && { days }),
    };
  };
  const titlesOf = async ({ entries }: LogPage, lang: string): Promise<Titles> => {
    const paths = [...new Set(entries.map(({ path }) => path))].filter((path) => path !== '');
    const found = await Promise.all(paths.map((path) => findThingAt(addresses, services, path).catch(() => undefined)));
    return new Map(
      found.flatMap((each, index) => (each ? [[paths[index]!, spokenTitle(each.thing.document, lang)] as const] : [])),
    );
  };
  const titleFor = ({ said, words }: DeskPage, { document }: Asked): string =>
    document ? said.log.of(titleOf(document, words.lang)) : said.log.title;
  const content = async (page: DeskPage, asked: Asked, at: string) => {
    const { said, words } = page;
    const titles = await titlesOf(asked.log, words.lang);
    return html`<h1>${titleFor(page, asked)}</h1>
      ${asked.of && html`<p><a href="${rootOf(services)}${at}?lang=${words.lang}">${said.log.whole}</a></p>`}
      <p>${said.log.intro}</p>
      ${asked.days && html`<p><a href="${rootOf(services)}${asked.days}">${said.log.days}</a>. ${said.log.daysHint}</p>`}
      ${logList(page, asked.log, { titles, of: asked.of })}`;
  };

  app.get(logPath, async (c) => {
    const asked = await read(c);
    if (!asked) return c.notFound();
    const { log, of } = asked;
    if (!wantsPage(c, true))
      return answerJson(c, {
        items: log.entries.map(publicEntry),
        ...(asked.days && { days: `${services.baseUrl}${asked.days}` }),
        ...(log.next && { next: log.next }),
      });
    const page = pageFor(c, services);
    pageHeaders(c, page.words.lang);
    const { words } = page;
    return c.html(
      layout(
        {
          words,
          site: services.site,
          title: titleFor(page, asked),
          url: `${services.baseUrl}${logPath}${of ? `?${new URLSearchParams({ of }).toString()}` : ''}`,
          style: `${rootOf(services)}/civic-desk.css`,
          otherLanguage: `${rootOf(services)}${logPath}?${new URLSearchParams({ ...page.asked, lang: words.page.otherLanguage.lang }).toString()}`,
        },
        await content(page, asked, logPath),
      ),
    );
  });
  app.get('/desk/log', (c) =>
    asOfficer(
      c,
      services,
      (officer) => mayAnywhere(officer, 'read'),
      async (page) => {
        const asked = await read(c);
        if (!asked) return c.notFound();
        return c.html(deskPage(page, titleFor(page, asked), await content(page, asked, '/desk/log')));
      },
    ),
  );
  return app;
}
