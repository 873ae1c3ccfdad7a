import { Hono, type Context } from 'hono';
import type { ServerNoun } from '../../core/noun.ts';
import { readPaperCounts, type PaperSheet } from '../../core/paper.ts';
import { findThing } from '../../core/things.ts';
import { readBody, type Body } from '../../http/body.ts';
import { asOfficer, deskFor, goTo, type DeskRoutes, type DeskThing } from '../entry.ts';
import { DeskFault, TooOften } from '../faults.ts';
import type { DeskPage } from '../pages/desk.ts';
import { may, type Officer } from '../roles.ts';
import type { Desk } from '../things.ts';
import { readWhy } from '../why.ts';
import { enterFigures, enterFirst, giveUp, readEntries, removeCount } from './enter.ts';
import { readDocument, readFigures } from './form.ts';
import { papersPage } from './page.ts';
import type { PapersState } from './page-state.ts';
import type { PapersDone } from './words.ts';

const allDone: readonly PapersDone[] = ['waits', 'differs', 'counted', 'given-up', 'removed'];

/** Serves the pages at which counts on paper are entered. */
export function papersRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  for (const noun of options.nouns) if (noun.paper) addPages(app, options, noun);
  return app;
}

function addPages(app: Hono, options: DeskRoutes, noun: ServerNoun): void {
  const { services } = options;
  const { store, counts } = services;
  const paper = noun.paper!;
  const path = `/desk${noun.path}/:id/papers`;
  const idOf = (c: Context): string => c.req.param('id') ?? '';

  const work = (
    c: Context,
    answer: (page: DeskPage, officer: Officer, thing: DeskThing) => Promise<Response>,
  ): Promise<Response> =>
    asOfficer(
      c,
      services,
      (officer) => may(officer, 'count', idOf(c)),
      async (page, officer) => {
        const thing = await findThing(store, noun, idOf(c));
        return thing && paper.sheet(thing.document) ? answer(page, officer, thing) : c.notFound();
      },
    );

  const show = async (
    c: Context,
    page: DeskPage,
    { officer, thing }: { officer: Officer; thing: DeskThing },
    more: Partial<PapersState> = {},
    status: 200 | 409 | 422 | 429 = 200,
  ): Promise<Response> => {
    const [entries, counted] = await Promise.all([readEntries(store, thing), readPaperCounts(store, thing)]);
    const sheet = paper.sheet(thing.document)!;
    return c.html(
      papersPage(page, { thing, sheet, entries, counts: counted, officer: officer.address, ...more }),
      status,
    );
  };

  app.get(path, (c) =>
    work(c, (page, officer, thing) => {
      const done = allDone.find((word) => word === c.req.query('done'));
      return show(c, page, { officer, thing }, { done });
    }),
  );
  app.post(path, (c) =>
    work(c, async (page, officer, thing) => {
      const body = await readBody(c);
      const desk = deskFor(options, officer, { duty: 'count', scope: thing.scope });
      try {
        const done = await does(desk, thing, officer, body, paper.sheet(thing.document)!);
        if (typeof done !== 'string') {
          return await show(c, page, { officer, thing }, { fields: done, sent: valuesOf(body) }, 422);
        }
        counts.forget(thing.scope, thing.id);
        return goTo(c, page, `/desk${thing.path}/papers`, done);
      } catch (error) {
        if (error instanceof TooOften) {
          c.header('Retry-After', String(error.retryAfter));
          const message = page.said.tooManyTurns.detail;
          return show(c, page, { officer, thing }, { message, sent: valuesOf(body) }, 429);
        }
        if (error instanceof DeskFault) return show(c, page, { officer, thing }, { isOutdated: true }, 409);
        throw error;
      }
    }),
  );
}

/** Does what a form asks for; answers what was done, or what is wrong by field. @throws DeskFault */
async function does(
  desk: Desk,
  thing: DeskThing,
  { address }: Officer,
  body: Body,
  sheet: PaperSheet,
): Promise<PapersDone | Record<string, string>> {
  const id = typeof body['id'] === 'string' ? body['id'] : '';
  switch (body['step']) {
    case 'figures': {
      const read = readFigures(body, sheet, id);
      if (Object.keys(read.faults).length > 0) return read.faults;
      return enterFigures(desk, thing, address, { id, figures: read.figures });
    }
    case 'give-up':
      await giveUp(desk, thing, address, id);
      return 'given-up';
    case 'remove': {
      const { why, faults } = readWhy(body, thing.document);
      const [fault] = Object.values(faults);
      if (!why || fault) return { [`remove-${id}`]: fault ?? 'why.required' };
      await removeCount(desk, thing, id, why);
      return 'removed';
    }
    default: {
      const read = readFigures(body, sheet);
      const { faults, ...said } = readDocument(body, desk);
      const all = { ...faults, ...read.faults };
      if (Object.keys(all).length > 0) return all;
      const entered = await enterFirst(desk, thing, address, { ...said, figures: read.figures });
      return entered === undefined ? { document: 'document.too-many' } : 'waits';
    }
  }
}

/** Returns the fields of a form that was sent. */
const valuesOf = (body: Body): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
