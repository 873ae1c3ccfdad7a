import { Hono, type Context } from 'hono';
import { findThing } from '../../core/things.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, deskFor, goTo, type DeskRoutes, type DeskThing } from '../entry.ts';
import { DeskFault, Outdated } from '../faults.ts';
import type { DeskPage } from '../pages/desk.ts';
import { may, type Officer } from '../roles.ts';
import { soonBy } from '../soon.ts';
import { readReasons, whyLanguagesOf } from '../why.ts';
import { readChoice } from './form.ts';
import { isNumberHidden } from './hidden.ts';
import { lookAt, takeOut } from './choosing.ts';
import { readInvalidations, restoreActs } from './invalidate.ts';
import { invalidatingPage } from './page.ts';
import type { InvalidatingState } from './page-state.ts';

/** Serves the pages at which acts are taken out of the count, and put back. */
export function invalidatingRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { services, nouns } = options;
  for (const noun of nouns) {
    const path = `/desk${noun.path}/:id`;
    if (noun.invalidating) addPages(app, options, path, (c) => findThing(services.store, noun, idOf(c)));
    if (noun.findProposed)
      addPages(app, options, `${path}/proposals/:proposal`, (c) =>
        noun.findProposed!(services, idOf(c), c.req.param('proposal') ?? ''),
      );
  }
  return app;
}

type Status = 200 | 409 | 422;

const idOf = (c: Context): string => c.req.param('id') ?? '';

/** Adds the page below a path. @param find finds the thing that it names, where one stands there */
function addPages(
  app: Hono,
  options: DeskRoutes,
  below: string,
  find: (c: Context) => Promise<DeskThing | undefined>,
): void {
  const { services } = options;
  const { store, site, counts, waiting } = services;
  const soon = soonBy(waiting);
  const path = `${below}/invalidate`;
  /** Lets what changed be counted anew: the thing, and what it stands in. */
  const forget = ({ scope, id }: DeskThing): void => [id, scope].forEach((each) => counts.forget(scope, each));

  const show = async (
    c: Context,
    page: DeskPage,
    thing: DeskThing,
    more: Partial<InvalidatingState> = {},
    status: Status = 200,
  ): Promise<Response> =>
    c.html(invalidatingPage(page, { thing, past: await readInvalidations(store, thing), ...more }), status);

  /** Answers for who may, with the thing that is there. */
  const work = (
    c: Context,
    answer: (page: DeskPage, officer: Officer, thing: DeskThing) => Promise<Response>,
  ): Promise<Response> =>
    asOfficer(
      c,
      services,
      (officer) => may(officer, 'publish', idOf(c)),
      async (page, officer) => {
        const thing = await find(c);
        return thing ? answer(page, officer, thing) : c.notFound();
      },
    );

  app.get(path, (c) =>
    work(c, (page, _, thing) => {
      const done = (['invalidated', 'restored', 'under-way'] as const).find((word) => word === c.req.query('done'));
      return show(c, page, thing, { done });
    }),
  );
  app.post(path, (c) =>
    work(c, async (page, officer, thing) => {
      const body = await readBody(c);
      const sent = valuesOf(body);
      const desk = deskFor(options, officer, { duty: 'publish', scope: thing.scope });
      if (sent['step'] === 'restore') {
        const { why, faults } = readReasons(body, whyLanguagesOf(thing));
        const [fault] = why ? Object.values(faults) : ['why.required'];
        // The form alone is sent: the other one of the page stays empty.
        const fields = { [`back-${sent['id'] ?? ''}`]: fault ?? '' };
        if (!why || fault) return show(c, page, thing, { fields, back: sent }, 422);
        let isDone;
        try {
          isDone = await soon(
            restoreActs(desk, thing, { at: Number(sent['at']), id: sent['id'] ?? '', why }, services),
          );
        } catch (error) {
          if (error instanceof Outdated) return show(c, page, thing, { isOutdated: true }, 409);
          if (error instanceof DeskFault) return c.notFound();
          throw error;
        }
        forget(thing);
        return goTo(c, page, `/desk${thing.path}/invalidate`, isDone ? 'restored' : 'under-way');
      }
      if (sent['step'] === 'again') return show(c, page, thing, { sent });
      const { criteria, why, faults } = readChoice(body, thing, site.timeZone, isNumberHidden(thing, services));
      if (Object.keys(faults).length > 0) return show(c, page, thing, { fields: faults, sent }, 422);
      const { choice, fault } = await lookAt(services, thing, criteria);
      if (fault) return show(c, page, thing, { fields: beside(fault), sent }, 422);
      if (sent['step'] !== 'do') return show(c, page, thing, { choice, sent });
      let isDone;
      try {
        const version = sent['version'] ?? '';
        isDone = await soon(takeOut({ ...desk, expects: version }, thing, { choice, criteria, why: why! }, services));
      } catch (error) {
        if (!(error instanceof Outdated)) throw error;
        const present = await lookAt(services, thing, criteria);
        if (present.fault) return show(c, page, thing, { fields: beside(present.fault), sent }, 409);
        return show(c, page, thing, { choice: present.choice, sent, isOutdated: true }, 409);
      }
      forget(thing);
      return goTo(c, page, `/desk${thing.path}/invalidate`, isDone ? 'invalidated' : 'under-way');
    }),
  );
}

/** Puts what is wrong with a choice beside the field that it is about, or the first one. */
const beside = (fault: string): Record<string, string> => ({
  [fault === 'criteria.domain' ? 'domain' : 'from']: fault,
});

/** Returns the fields of a form that was sent. */
const valuesOf = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
