import { Hono, type Context } from 'hono';
import { findThing } from '../../core/things.ts';
import { momentOf } from '../../core/phases.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, type DeskRoutes } from '../entry.ts';
import { grantFor, may } from '../roles.ts';
import { csvFile } from './csv-file.ts';
import { deliverList, fewestRows, listsOf, mostRows, type PreparedList } from './list.ts';
import { listPage } from './page-list.ts';
import { deliveryPage } from './page.ts';
import { stream } from '../streaming.ts';

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
          const isSound = Number.isInteger(perSheet) && perSheet >= fewestRows && perSheet <= mostRows;
          if (!list || !isSound) {
            const values = { list: name ?? '', perSheet: given ?? '', mark: mark ?? 'no' };
            const fields = isSound ? undefined : { perSheet: 'invalid' };
            return c.html(deliveryPage(page, { stored, lists, values, fields }), 422);
          }
          const { lang } = page.words;
          const { role: by } = grantFor(officer, 'publish', stored.scope)!;
          const options = { lang, perSheet, minimumCell };
          const prepared = await deliverList(store, stored, list, options, { ...moment, by });
          if (as !== 'csv') {
            return stream(c, listPage(page, prepared), prepared.close, { 'Content-Type': 'text/html; charset=UTF-8' });
          }
          return stream(c, csvFile(prepared, `${baseUrl}${stored.path}`, mark === 'yes'), prepared.close, {
            'Content-Type': 'text/csv; charset=UTF-8; header=present',
            'Content-Disposition': `attachment; filename="${fileNameOf(prepared)}"`,
          });
        },
      ),
    );
  }
  return app;
}

/** The texts that a form sent. */
const textsOf = (body: Record<string, unknown>): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );

/** Names the file of a list. An id holds small letters, digits and dashes; whatever else it could hold stays out of a header. */
const fileNameOf = ({ list, stored, at }: PreparedList): string =>
  `${stored.id.replaceAll(/[^a-z0-9-]+/g, '-')}-${list.name}-${new Date(at).toISOString().slice(0, 10)}.csv`;
