import { Hono, type Context } from 'hono';
import type { ServerNoun } from '../../core/noun.ts';
import { findThing } from '../../core/things.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, deskFor, goTo, type DeskRoutes, type DeskThing } from '../entry.ts';
import { DeskFault } from '../faults.ts';
import type { DeskPage } from '../pages/desk.ts';
import { may, type Officer } from '../roles.ts';
import { Outdated } from '../things.ts';
import { readWhy } from '../why.ts';
import { readChoice } from './form.ts';
import { invalidateActs, readInvalidations, restoreActs } from './invalidate.ts';
import { invalidatingPage } from './page.ts';
import type { InvalidatingState } from './page-state.ts';
import { chooseActs, type Choice, type Criteria } from './select.ts';

/** Serves the pages at which acts are taken out of the count, and put back. */
export function invalidatingRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  for (const noun of options.nouns) if (noun.invalidating) addPages(app, options, noun);
  return app;
}

type Status = 200 | 409 | 422;

function addPages(app: Hono, options: DeskRoutes, noun: ServerNoun): void {
  const { services } = options;
  const { store, site, counts } = services;
  const invalidating = noun.invalidating!;
  const path = `/desk${noun.path}/:id/invalidate`;
  const idOf = (c: Context): string => c.req.param('id') ?? '';

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
        const thing = await findThing(store, noun, idOf(c));
        return thing ? answer(page, officer, thing) : c.notFound();
      },
    );

  app.get(path, (c) =>
    work(c, (page, _, thing) => {
      const done = (['invalidated', 'restored'] as const).find((word) => word === c.req.query('done'));
      return show(c, page, thing, { done });
    }),
  );
  app.post(path, (c) =>
    work(c, async (page, officer, thing) => {
      const body = await readBody(c);
      const sent = valuesOf(body);
      const desk = deskFor(options, officer, { duty: 'publish', scope: thing.scope });
      if (sent['step'] === 'restore') {
        const why = readWhy(body, thing.document);
        const fields = { [`back-${sent['id'] ?? ''}`]: 'why.required' };
        if (!why) return show(c, page, thing, { fields }, 422);
        try {
          await restoreActs(desk, thing, { at: Number(sent['at']), id: sent['id'] ?? '', why });
        } catch (error) {
          if (error instanceof Outdated) return show(c, page, thing, { isOutdated: true }, 409);
          if (error instanceof DeskFault) return c.notFound();
          throw error;
        }
        counts.forget(thing.scope, thing.id);
        return goTo(c, page, `/desk${thing.path}/invalidate`, 'restored');
      }
      if (sent['step'] === 'again') return show(c, page, thing, { sent });
      const { criteria, why, faults } = readChoice(body, thing.document, site.timeZone);
      if (Object.keys(faults).length > 0) return show(c, page, thing, { fields: faults, sent }, 422);
      const choice = await chooseActs(store, invalidating, thing, criteria);
      const fault = faultOf(choice, criteria, invalidating.fewest);
      if (fault) return show(c, page, thing, { fields: { from: fault }, sent }, 422);
      if (sent['step'] !== 'do') return show(c, page, thing, { choice, sent });
      const changed = async (): Promise<Response> =>
        show(
          c,
          page,
          thing,
          { choice: await chooseActs(store, invalidating, thing, criteria), sent, isOutdated: true },
          409,
        );
      if (sent['version'] !== choice.version) return changed();
      const by = Object.entries(criteria).flatMap(([name, value]) => (value === undefined ? [] : [name]));
      try {
        await invalidateActs(desk, thing, { chosen: choice.acts, why: why!, by });
      } catch (error) {
        if (error instanceof Outdated) return changed();
        throw error;
      }
      counts.forget(thing.scope, thing.id);
      return goTo(c, page, `/desk${thing.path}/invalidate`, 'invalidated');
    }),
  );
}

/** Returns why a choice is not shown; nothing where it is. */
function faultOf({ acts, isTooLong }: Choice, criteria: Criteria, fewest: number): string | undefined {
  if (isTooLong) return 'criteria.many';
  if (acts.length === 0) return 'criteria.none';
  // Who brings a receipt of their own tells that it is theirs.
  return acts.length < fewest && !criteria.receipts ? 'criteria.few' : undefined;
}

/** Returns the fields of a form that was sent. */
const valuesOf = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
