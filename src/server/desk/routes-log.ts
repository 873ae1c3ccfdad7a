import { html } from 'hono/html';
import { Hono } from 'hono';
import { findThingAt } from '../core/addresses.ts';
import { wantsPage } from '../http/negotiation.ts';
import { answerJson, pageHeaders } from '../http/reading.ts';
import { layout } from '../pages/layout.ts';
import { asOfficer, pageFor, type DeskRoutes } from './entry.ts';
import { logPath, publicEntry, readLog, type LogPage } from './log.ts';
import { deskPage, rootOf, type DeskPage } from './pages/desk.ts';
import { logList, type Titles } from './pages/log.ts';
import { mayAnywhere } from './roles.ts';
import { titleOf } from './pages/things.ts';

/** Serves the log: at `/log` for everyone, as a page or as JSON, and within the desk. */
export function logRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const addresses = nouns.flatMap((noun) => noun.addresses);

  const titlesOf = async ({ entries }: LogPage, lang: string): Promise<Titles> => {
    const paths = [...new Set(entries.map(({ path }) => path))].filter((path) => path !== '');
    const found = await Promise.all(paths.map((path) => findThingAt(addresses, services, path).catch(() => undefined)));
    return new Map(
      found.flatMap((each, index) => (each ? [[paths[index]!, titleOf(each.thing.document, lang)] as const] : [])),
    );
  };
  const content = async (page: DeskPage, log: LogPage) =>
    html`<h1>${page.said.log.title}</h1>
      <p>${page.said.log.intro}</p>
      ${logList(page, log, await titlesOf(log, page.words.lang))}`;

  app.get(logPath, async (c) => {
    const log = await readLog(services.store, { after: c.req.query('after') });
    if (!wantsPage(c, true))
      return answerJson(c, { items: log.entries.map(publicEntry), ...(log.next && { next: log.next }) });
    const page = pageFor(c, services);
    pageHeaders(c, page.words.lang);
    const { words, said } = page;
    return c.html(
      layout(
        {
          words,
          site: services.site,
          title: said.log.title,
          url: `${services.baseUrl}${logPath}`,
          style: `${rootOf(services)}/civic-desk.css`,
          otherLanguage: `${rootOf(services)}${logPath}?lang=${words.page.otherLanguage.lang}`,
        },
        await content(page, log),
      ),
    );
  });
  app.get('/desk/log', (c) =>
    asOfficer(
      c,
      services,
      (officer) => mayAnywhere(officer, 'read'),
      async (page) => {
        const log = await readLog(services.store, { after: c.req.query('after') });
        return c.html(deskPage(page, page.said.log.title, await content(page, log)));
      },
    ),
  );
  return app;
}
