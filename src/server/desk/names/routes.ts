import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { findThing } from '../../core/things.ts';
import { parseBody, readBody } from '../../http/body.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { titleOf } from '../pages/things.ts';
import { grantFor, may, mayAnywhere, type Officer } from '../roles.ts';
import { namesPage, namesPath, namesPathOf, type NamesState } from './page.ts';
import { freeName, listNames, ownNames, reserveName, reservedLike, type Where } from './reserved.ts';
import { namesWords } from './words-for.ts';

const sentName = z.object({ name: text(2000), act: z.optional(text(40)) });

/** Whoever moderates sees who poses as someone else. */
const mayReserve = (officer: Officer): boolean => mayAnywhere(officer, 'moderate');

/** Serves the pages of reserved names. */
export function namesRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, site, clock } = services;

  /** Finds the place whose names are meant; nothing where it is none, or not the officer's. */
  async function placeOf(c: Context, officer: Officer) {
    const scope = c.req.param('scope');
    if (scope === undefined) return may(officer, 'moderate') ? { scope: '', path: '', document: undefined } : undefined;
    if (!may(officer, 'moderate', scope)) return undefined;
    return (await Promise.all(nouns.map((noun) => findThing(store, noun, scope)))).find((each) => each !== undefined);
  }
  type Place = NonNullable<Awaited<ReturnType<typeof placeOf>>>;

  const whereOf = ({ scope, path }: Place, officer: Officer): Where => ({
    scope,
    path,
    by: grantFor(officer, 'moderate', scope)!.role,
    now: clock(),
    holder: officer,
  });

  async function show(
    c: Context,
    page: DeskPage,
    officer: Officer,
    { scope, document }: Place,
    more: Partial<NamesState> = {},
    status: 200 | 422 = 200,
  ): Promise<Response> {
    const names = await listNames(store, scope);
    const title = document && titleOf(document, page.words.lang);
    const seesAll = may(officer, 'moderate');
    return c.html(namesPage(page, { scope, title, names, own: ownNames(site), seesAll, ...more }), status);
  }

  app.on('GET', [namesPath, `${namesPath}/:scope`], (c) =>
    asOfficer(c, services, mayReserve, async (page, officer) => {
      const place = await placeOf(c, officer);
      if (!place) return c.notFound();
      const { reserved, freed } = namesWords(page.words.lang);
      const name = c.req.query('try')?.trim().slice(0, 200);
      const tried = name ? { name, like: await reservedLike(services, place.scope, name) } : undefined;
      return show(c, page, officer, place, { tried, done: { reserved, freed }[c.req.query('done') ?? ''] });
    }),
  );
  app.on('POST', [namesPath, `${namesPath}/:scope`], (c) =>
    asOfficer(c, services, mayReserve, async (page, officer) => {
      const place = await placeOf(c, officer);
      if (!place) return c.notFound();
      const { name, act } = parseBody(sentName, await readBody(c));
      const where = whereOf(place, officer);
      if (act === 'free') {
        await store.write((writer) => freeName(writer, name, where));
        return goTo(c, page, namesPathOf(place.scope), 'freed');
      }
      const fault = await store.write((writer) => reserveName(writer, name, where));
      if (fault) return show(c, page, officer, place, { sent: { name, fault } }, 422);
      return goTo(c, page, namesPathOf(place.scope), 'reserved');
    }),
  );
  return app;
}
