import { Hono, type Context } from 'hono';
import { findThing } from '../../core/things.ts';
import { momentOf } from '../../core/phases.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, type DeskRoutes } from '../entry.ts';
import { grantFor, may } from '../roles.ts';
import { closing, csvOf } from './hand-over.ts';
import { deliverList, fewestRows, listsOf, mostRows } from './list.ts';
import { listPage } from './page-list.ts';
import { deliveryPage } from './page.ts';
import { handOver } from '../streaming.ts';
import { readAgain, volumesOf } from './volumes.ts';
import { deliveryWordsFor } from './words-for.ts';
import { takeTurn } from '../pace/turns.ts';

/** Serves the lists of what people did, to be handed over: as a page to be printed, and as CSV. */
export function deliveryRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, minimumCell, baseUrl } = services;
  for (const noun of nouns) {
    const path = `/desk${noun.path}/:id/delivery`;
    const find = (c: Context) => findThing(store, noun, c.req.param('id') ?? '');
    app.get(path, (c) =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'publish', c.req.param('id')),
        async (page) => {
          const stored = await find(c);
          if (!stored) return c.notFound();
          return c.html(deliveryPage(page, { stored, lists: listsOf(stored, momentOf(services)), values: {} }));
        },
      ),
    );
    // Of a list that was handed over, which the log tells already: reading another volume of it tells nothing more.
    app.get(`${path}/volume`, (c) =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'publish', c.req.param('id')),
        async (page) => {
          const stored = await find(c);
          if (!stored) return c.notFound();
          const moment = momentOf(services);
          const lists = listsOf(stored, moment);
          const { list: name, sha256 = '', ...given } = c.req.query();
          const [perSheet, at, number] = [given['perSheet'], given['at'], given['volume']].map(Number) as [
            number,
            number,
            number,
          ];
          const refuse = (fault: 'unknown' | 'changed') => {
            const message = deliveryWordsFor(page.words.lang).volumeFaults[fault];
            const values = isSheet(perSheet) ? { perSheet: String(perSheet) } : {};
            return c.html(deliveryPage(page, { stored, lists, values, message }), fault === 'changed' ? 409 : 404);
          };
          const list = lists.find((each) => each.name === name);
          if (!list || !isSheet(perSheet) || !Number.isSafeInteger(at)) return refuse('unknown');
          const options = { lang: page.words.lang, perSheet, minimumCell, at, sha256, mark: given['mark'] };
          const prepared = await readAgain(services, stored, list, options, moment);
          if (typeof prepared === 'string') return refuse(prepared);
          if (!volumesOf(prepared)[number - 1]) {
            await prepared.close();
            return refuse('unknown');
          }
          const preparing = Promise.resolve(prepared);
          const type = 'text/html; charset=UTF-8';
          return handOver(c, {
            type,
            parts: listPage(page, { list, stored, number }, preparing),
            ...closing(preparing),
          });
        },
      ),
    );
    app.post(path, (c) =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'publish', c.req.param('id')),
        async (page, officer) => {
          const stored = await find(c);
          if (!stored) return c.notFound();
          const moment = momentOf(services);
          const lists = listsOf(stored, moment);
          const { list: name, perSheet: given, mark, as } = textsOf(await readBody(c));
          const list = lists.find((each) => each.name === name);
          const perSheet = Number(given);
          const isSound = isSheet(perSheet);
          if (!list || !isSound) {
            const values = { list: name ?? '', perSheet: given ?? '', mark: mark ?? 'no' };
            const fields = isSound ? undefined : { perSheet: 'invalid' };
            return c.html(deliveryPage(page, { stored, lists, values, fields }), 422);
          }
          const { lang } = page.words;
          const { role: by } = grantFor(officer, 'publish', stored.scope)!;
          const options = { lang, perSheet, minimumCell };
          await store.write((writer) => takeTurn(writer, { by, now: moment.now, holder: officer }));
          const preparing = deliverList(store, stored, list, options, { ...moment, by });
          if (as !== 'csv') {
            const type = 'text/html; charset=UTF-8';
            return handOver(c, { type, parts: listPage(page, { list, stored }, preparing), ...closing(preparing) });
          }
          const url = `${baseUrl}${stored.path}`;
          return handOver(c, csvOf({ list, stored, lang, preparing }, { url, mark: mark === 'yes', at: moment.now }));
        },
      ),
    );
  }
  return app;
}

const isSheet = (rows: number): boolean => Number.isInteger(rows) && rows >= fewestRows && rows <= mostRows;

/** The texts that a form sent. */
const textsOf = (body: Record<string, unknown>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
