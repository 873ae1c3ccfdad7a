import { Hono, type Context } from 'hono';
import type { Stored } from '../../core/noun.ts';
import { momentOf } from '../../core/phases.ts';
import { eraseTimeOf, isClosedForGood } from '../../core/retention.ts';
import { findThing } from '../../core/things.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, may } from '../roles.ts';
import { beginErasure, countKnown, goOnErasing } from './erase.ts';
import { erasePage, retentionPage, type RetentionState } from './page.ts';
import { erasures } from './tables.ts';

/** How much is erased before the officer is answered; the rest is by itself. */
const soon = 10;

/** Serves how long it is known who took part in a thing, and the way to end it now. */
export function retentionRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock, site } = services;

  const stateOf = async (stored: Stored): Promise<RetentionState> => ({
    stored,
    known: await countKnown(store, nouns, stored.scope),
    due: eraseTimeOf(stored.document, site.timeZone),
    isClosed: isClosedForGood(stored.document, momentOf(services)),
    erasure: await store.get(erasures, { scope: stored.scope }),
  });

  for (const noun of nouns) {
    const path = `/desk${noun.path}/:id/retention`;
    const idOf = (c: Context): string => c.req.param('id') ?? '';
    const asEditor = (
      c: Context,
      answer: (page: DeskPage, state: RetentionState) => Promise<Response> | Response,
    ): Promise<Response> =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'publish', idOf(c)),
        async (page) => {
          const stored = await findThing(store, noun, idOf(c));
          return stored ? answer(page, await stateOf(stored)) : c.notFound();
        },
      );

    app.get(path, (c) => asEditor(c, (page, state) => c.html(retentionPage(page, state))));
    app.get(`${path}/erase`, (c) =>
      asEditor(c, (page, state) =>
        state.isClosed ? c.html(erasePage(page, state)) : goTo(c, page, `/desk${state.stored.path}/retention`),
      ),
    );
    app.post(`${path}/erase`, (c) =>
      asEditor(c, async (page, state) => {
        const { stored } = state;
        if (!state.isClosed) return c.html(retentionPage(page, state), 409);
        if ((await readBody(c))['understood'] !== 'yes') return c.html(erasePage(page, state, true), 422);
        const { role: by } = grantFor(page.officer!, 'publish', stored.scope)!;
        await beginErasure(services, nouns, stored, { by, due: clock() });
        await goOnErasing(services, nouns, stored.scope, soon);
        return goTo(c, page, `/desk${stored.path}/retention`);
      }),
    );
  }
  return app;
}
