import { Hono, type Context } from 'hono';
import type { ActResult } from '../../schema/common.ts';
import { confirmAct, keyedAct, resendAct, signAct } from '../../schema/petition.ts';
import { linkAct, readBody, shaped, type Body } from '../body.ts';
import { wantsPage } from '../negotiation.ts';
import { confirmByCode, confirmByLink } from '../petitions/confirm.ts';
import { resend } from '../petitions/resend.ts';
import { sign } from '../petitions/sign.ts';
import { receipt, withdrawByKey, withdrawByLink } from '../petitions/withdraw.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { findThing, type StoredPetition } from '../things.ts';
import type { Guard } from './guard.ts';
import { actPages, type Show } from './act-pages.ts';
import { askForLink, readPetition, showPetition } from './petition-pages.ts';
import { answerThing } from './reading.ts';

/** `/petitions/{id}` and the acts below it: JSON for widgets, pages for people. */
export function petitionRoutes(services: Services, newGuard: () => Guard): Hono {
  const app = new Hono({ strict: false });
  const show = actPages(services);

  /** An act: its answer as JSON, or the page that a plain form leads to, be it a success or a refusal. */
  const act = (run: (petition: StoredPetition, body: Body) => Promise<ActResult>, page: Show) => {
    const guard = newGuard();
    return async (c: Context): Promise<Response> => {
      const petition = await findThing(services.store, 'petition', c.req.param('id') ?? '');
      if (!petition) return c.notFound();
      const body = await readBody(c);
      c.header('Cache-Control', 'no-store');
      const shows = wantsPage(c, false);
      try {
        guard(c);
        const result = await run(petition, body);
        if (shows) return await page(c, petition, body, result);
        return c.json(result, result.outcome === 'received' ? 202 : 200);
      } catch (error) {
        if (shows && error instanceof Refusal) return page(c, petition, body, error);
        throw error;
      }
    };
  };

  app.get('/:id', async (c) => {
    const stored = await findThing(services.store, 'petition', c.req.param('id'));
    if (!stored) return c.notFound();
    if (wantsPage(c, true)) return showPetition(c, services, stored);
    const { petition, view } = await readPetition(c, services, stored);
    return answerThing(c, petition, view.now);
  });
  app.get('/:id/confirm', (c) => askForLink(c, services, 'confirm'));
  app.get('/:id/withdraw', (c) => askForLink(c, services, 'withdraw'));

  app.post(
    '/:id/signatures',
    act((petition, body) => sign(services, petition, shaped(signAct, body)), show.signed),
  );
  app.post(
    '/:id/signatures/confirm',
    act((petition, body) => {
      if ('token' in body) return confirmByLink(services, petition, shaped(linkAct, body).token);
      const { key, code } = shaped(confirmAct, body);
      return confirmByCode(services, petition, key, code);
    }, show.confirmed),
  );
  app.post(
    '/:id/signatures/resend',
    act((petition, body) => resend(services, petition, shaped(resendAct, body)), show.resent),
  );
  app.post(
    '/:id/signatures/withdraw',
    act((petition, body) => {
      if ('token' in body) return withdrawByLink(services, petition, shaped(linkAct, body).token);
      return withdrawByKey(services, petition, shaped(keyedAct, body).key);
    }, show.withdrawn),
  );
  app.post('/:id/signatures/receipt', async (c) => {
    const petition = await findThing(services.store, 'petition', c.req.param('id'));
    if (!petition) return c.notFound();
    const { key } = shaped(keyedAct, await readBody(c));
    c.header('Cache-Control', 'no-store');
    return c.json(await receipt(services, petition, key));
  });

  return app;
}
