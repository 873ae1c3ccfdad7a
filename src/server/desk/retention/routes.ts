import { Hono, type Context } from 'hono';
import { findThing } from '../../core/things.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, may } from '../roles.ts';
import { eraseNow } from './erase.ts';
import { erasePage, retentionPage } from './page.ts';
import { readRetention, type RetentionState } from './read.ts';

/** Serves how long it is known who took part in a thing, and the way to end it now. */
export function retentionRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store } = services;

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
          return stored ? answer(page, await readRetention(services, nouns, stored)) : c.notFound();
        },
      );

    app.get(path, (c) =>
      asEditor(c, (page, state) => c.html(retentionPage(page, state, c.req.query('done') === 'nothing'))),
    );
    app.get(`${path}/erase`, (c) =>
      asEditor(c, (page, state) =>
        state.isClosed && (state.known > 0 || state.isTraced)
          ? c.html(erasePage(page, state))
          : goTo(c, page, `/desk${state.stored.path}/retention`),
      ),
    );
    app.post(`${path}/erase`, (c) =>
      asEditor(c, async (page, state) => {
        const { stored } = state;
        if (!state.isClosed) return c.html(retentionPage(page, state), 409);
        if ((await readBody(c))['understood'] !== 'yes') return c.html(erasePage(page, state, true), 422);
        const { role: by } = grantFor(page.officer!, 'publish', stored.scope)!;
        const isDone = await eraseNow(services, nouns, stored, by);
        return goTo(c, page, `/desk${stored.path}/retention`, isDone ? undefined : 'nothing');
      }),
    );
  }
  return app;
}
