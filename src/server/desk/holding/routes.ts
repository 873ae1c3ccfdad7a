import { Hono, type Context } from 'hono';
import { findThing } from '../../core/things.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, deskFor, goTo, type DeskRoutes, type DeskThing } from '../entry.ts';
import { DeskFault, Outdated } from '../faults.ts';
import type { DeskPage } from '../pages/desk.ts';
import { may } from '../roles.ts';
import { soonBy } from '../soon.ts';
import { readReasons, whyLanguagesOf } from '../why.ts';
import { mayHold } from './calls.ts';
import { decideHeld, undoHeld } from './decide.ts';
import { readDecisions, readGroups, standingCount } from './groups.ts';
import { fieldOf, holdingPage, type HoldingState } from './page.ts';

const dones = ['count', 'aside', 'undone', 'under-way'] as const;

/** Serves the pages at which held acts are counted or set aside. */
export function holdingRoutes(options: DeskRoutes): Hono {
  const { services, nouns } = options;
  const { store, waiting } = services;
  const soon = soonBy(waiting);
  const app = new Hono({ strict: false });

  const show = async (
    c: Context,
    page: DeskPage,
    thing: DeskThing,
    more: Partial<HoldingState> = {},
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> => {
    const groups = await readGroups(services, thing);
    const decisions = await readDecisions(store, thing);
    const standing = await standingCount(services, thing);
    return c.html(holdingPage(page, { thing, groups, decisions, standing, ...more }), status);
  };

  for (const noun of nouns.filter(mayHold)) {
    const path = `/desk${noun.path}/:id/held`;
    const idOf = (c: Context): string => c.req.param('id') ?? '';
    const work = (c: Context, answer: Parameters<typeof asOfficer>[3]): Promise<Response> =>
      asOfficer(c, services, (officer) => may(officer, 'publish', idOf(c)), answer);
    const find = (c: Context): Promise<DeskThing | undefined> => findThing(store, noun, idOf(c));

    app.get(path, (c) =>
      work(c, async (page) => {
        const thing = await find(c);
        if (!thing) return c.notFound();
        return show(c, page, thing, { done: dones.find((word) => word === c.req.query('done')) });
      }),
    );
    app.post(path, (c) =>
      work(c, async (page, officer) => {
        const thing = await find(c);
        if (!thing) return c.notFound();
        const body = await readBody(c);
        const sent = Object.fromEntries(
          Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
        );
        const { step = '', group = '', id = '' } = sent;
        const { why, faults } = readReasons(body, whyLanguagesOf(thing));
        const fault = Object.values(faults)[0] ?? (why || step === 'count' ? undefined : 'why.required');
        if (fault) {
          const field = fieldOf(step, step === 'undo' ? id : group);
          return show(c, page, thing, { fields: { [field]: fault }, sent }, 422);
        }
        const desk = deskFor(options, officer, { duty: 'publish', scope: thing.scope });
        const verdict = step === 'aside' ? 'aside' : 'count';
        const doing =
          step === 'undo'
            ? undoHeld(services, desk, thing, { id, why: why! })
            : decideHeld(services, desk, thing, { group, verdict, until: Number(sent['until']), why });
        try {
          const isDone = await soon(doing);
          const done = step === 'undo' ? 'undone' : verdict;
          return goTo(c, page, `/desk${thing.path}/held`, isDone ? done : 'under-way');
        } catch (error) {
          if (error instanceof Outdated || (error instanceof DeskFault && error.status === 409))
            return show(c, page, thing, { isOutdated: true }, 409);
          if (error instanceof DeskFault && error.status === 404) return c.notFound();
          throw error;
        }
      }),
    );
  }
  return app;
}
