import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { parseBody, readBody } from '../../http/body.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, may, type Officer } from '../roles.ts';
import { addHook, hookEvents, lastDeliveries, listHooks, newHookSecret, removeHook, tryHook } from './hooks.ts';
import { hooksPage, type HooksState } from './page.ts';
import { hookWords } from './words-for.ts';

const sentAddress = z.object({ url: text(2000) });
const sentId = z.object({ id: text(100) });

/** Only owners say who is told: an address outside learns of the site. */
const mayTell = (officer: Officer): boolean => may(officer, 'appoint');

/** Serves the page of hooks. */
export function hookRoutes({ services }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock } = services;
  const author = (officer: Officer) => ({ by: grantFor(officer, 'appoint')!.role, now: clock(), holder: officer });
  const show = async (
    c: Context,
    page: DeskPage,
    state: Omit<HooksState, 'hooks'>,
    status: 200 | 422 = 200,
  ): Promise<Response> => {
    const all = await listHooks(store);
    const hooks = await Promise.all(all.map(async (hook) => ({ ...hook, last: await lastDeliveries(store, hook.id) })));
    return c.html(hooksPage(page, { hooks, ...state }), status);
  };

  app.get('/desk/hooks', (c) =>
    asOfficer(c, services, mayTell, (page) => {
      const { removed, tested } = hookWords(page.words.lang);
      return show(c, page, { done: { removed, tested }[c.req.query('done') ?? ''] });
    }),
  );
  app.post('/desk/hooks', (c) =>
    asOfficer(c, services, mayTell, async (page, officer) => {
      const body = await readBody(c);
      const { url } = parseBody(sentAddress, body);
      const events = hookEvents.filter((event) => body[event] === 'yes');
      const secret = newHookSecret();
      const fault = await store.write((writer) => addHook(writer, { url, secret, events }, author(officer)));
      return fault ? show(c, page, { sent: { url, events, fault } }, 422) : show(c, page, { secret: { url, secret } });
    }),
  );
  app.post('/desk/hooks/test', (c) =>
    asOfficer(c, services, mayTell, async (page) => {
      const { id } = parseBody(sentId, await readBody(c));
      await tryHook(store, id, clock());
      return goTo(c, page, '/desk/hooks', 'tested');
    }),
  );
  app.post('/desk/hooks/remove', (c) =>
    asOfficer(c, services, mayTell, async (page, officer) => {
      const { id } = parseBody(sentId, await readBody(c));
      await store.write((writer) => removeHook(writer, id, author(officer)));
      return goTo(c, page, '/desk/hooks', 'removed');
    }),
  );
  return app;
}
