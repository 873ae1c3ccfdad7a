import { Hono, type Context } from 'hono';
import { findThingAt } from '../core/addresses.ts';
import { byteOrderMark, lineOf } from '../core/csv.ts';
import { spokenIn } from '../core/documents.ts';
import type { ServerNoun } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { wantsPage } from '../http/negotiation.ts';
import { answerKept, viewFor, withoutTimes } from '../http/reading.ts';
import { wordsFor } from '../words/words-for.ts';
import { readCard, type DataCard } from './card.ts';
import { addCatalogue } from './catalogue.ts';
import { addDays, readPublicDays } from './days.ts';
import { readBody, toCsv } from './files.ts';
import { dataPage } from './page.ts';
import { dataPath, type DataForm } from '../core/addresses.ts';
import { dayColumns, dayRows } from './rows.ts';

/** The data of everything: what is said of it at `…/data`, its files beside that, its days at `…/days`, and the list of all at `/data`. */
export function publishingRoutes(services: Services, nouns: readonly ServerNoun[]): Hono {
  const app = new Hono({ strict: false });
  const addresses = nouns.flatMap((noun) => noun.addresses);

  /** Finds what a request is of, and in which language it is answered. */
  const find = async (c: Context, form: DataForm | 'data') => {
    const { pathname } = new URL(c.req.url);
    const found = await findThingAt(addresses, services, pathname.replace(/\/$/, '').slice(0, -`/${form}`.length));
    return found && { found, view: viewFor(c, services, found.thing) };
  };

  const card = async (c: Context): Promise<Response> => {
    const asked = await find(c, 'data');
    if (!asked) return c.notFound();
    const { found, view } = asked;
    const read = await readCard(services, nouns, found, view);
    describe(c, read.card);
    if (!wantsPage(c, true)) return answerData(c, read.card);
    const parts = await found.thing.parts?.(view, c.req.query('after'));
    const languages = spokenIn(found.thing.document);
    const page = await dataPage({ ...read, words: wordsFor(view.lang), site: services.site, languages, parts });
    return answerKept(c, String(page), () => c.html(page));
  };

  const json = async (c: Context): Promise<Response> => {
    const asked = await find(c, 'data.json');
    if (!asked) return c.notFound();
    const { found, view } = asked;
    const read = await readCard(services, nouns, found, view);
    describe(c, read.card);
    return answerData(c, { ...read.card, ...(await readBody(services, found, read, view)) });
  };

  const csv = async (c: Context): Promise<Response> => {
    const asked = await find(c, 'data.csv');
    if (!asked) return c.notFound();
    const { found, view } = asked;
    const read = await readCard(services, nouns, found, view);
    const body = await readBody(services, found, read, view);
    describe(c, read.card);
    return answerCsv(c, toCsv(read, body), JSON.stringify(body), nameOf(found.thing.path, ''));
  };

  const days = async (c: Context): Promise<Response> => {
    const asked = await find(c, 'data-days.csv');
    const read = asked && (await readPublicDays(services, asked.found));
    if (!read) return c.notFound();
    const { found, view } = asked;
    describe(c, (await readCard(services, nouns, found, view)).card);
    const text = [dayColumns, ...dayRows(view.url, read.days)].map(lineOf).join('');
    return answerCsv(c, text, text, nameOf(found.thing.path, '-days'));
  };

  for (const { path, days: hasDays } of addresses) {
    app.get(dataPath(path), card);
    app.get(dataPath(path, 'data.json'), json);
    app.get(dataPath(path, 'data.csv'), csv);
    if (hasDays) app.get(dataPath(path, 'data-days.csv'), days);
  }
  addDays(app, services, addresses);
  addCatalogue(app, services, nouns);
  return app;
}

/** Says of an answer under which licence it may be used again, and where it is described. */
function describe(c: Context, { licence, url, lang }: Pick<DataCard, 'licence' | 'url' | 'lang'>): void {
  c.header('Content-Language', lang);
  c.header('Link', `<${licence.url}>; rel="license"`, { append: true });
  c.header('Link', `<${url}>; rel="describedby"`, { append: true });
}

/** Answers data as JSON; the time of a count alone makes no other answer. */
const answerData = (c: Context, body: object): Promise<Response> => {
  const text = JSON.stringify(body);
  return answerKept(c, withoutTimes(text), () => c.body(text, 200, { 'Content-Type': 'application/json' }));
};

/** Answers a file of CSV. With `?bom=yes` it begins with a byte order mark, as Excel wants it. */
function answerCsv(c: Context, text: string, content: string, name: string): Promise<Response> {
  const mark = c.req.query('bom') === 'yes' ? byteOrderMark : '';
  return answerKept(c, withoutTimes(`${mark}${content}`), () =>
    c.body(`${mark}${text}`, 200, {
      'Content-Type': 'text/csv; charset=UTF-8; header=present',
      'Content-Disposition': `attachment; filename="${name}"`,
    }),
  );
}

/** Returns the name of a file, of signs that any system takes. */
const nameOf = (path: string, end: string): string =>
  `${path
    .slice(1)
    .replaceAll(/[^a-z0-9-]+/gi, '-')
    .slice(0, 100)}-data${end}.csv`;
