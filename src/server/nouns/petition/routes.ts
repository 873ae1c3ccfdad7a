import { Hono } from 'hono';
import { signAct } from '../../../schema/petition.ts';
import { actsPath } from '../../confirmation/kinds.ts';
import { shaped } from '../../http/body.ts';
import { wantsPage } from '../../http/negotiation.ts';
import { sign } from './sign.ts';
import { readPetition } from '../../core/read-thing.ts';
import type { Services } from '../../core/services.ts';
import { findThing, type StoredPetition } from '../../core/things.ts';
import { addActs } from '../../confirmation/routes.ts';
import type { Guard } from '../../http/guard.ts';
import type { Office } from '../../confirmation/handlers.ts';
import { showPetition } from './show.ts';
import { answerThing, viewFor } from '../../http/reading.ts';
import { addSigners } from './routes-signers.ts';

/** `/petitions/{id}` and the acts below it: JSON for widgets, pages for people. */
export function petitionRoutes(services: Services, newGuard: () => Guard): Hono {
  const app = new Hono({ strict: false });
  const office: Office<StoredPetition> = {
    at: '/:id',
    find: (c) => findThing(services.store, 'petition', c.req.param('id') ?? ''),
    begin: (petition, body) => sign(services, petition, shaped(signAct, body)),
    show: (c, petition, sent, status) => showPetition(c, services, petition, sent, status),
    fields: ['name', 'email', 'place'],
  };

  app.get(office.at, async (c) => {
    const stored = await office.find(c);
    if (!stored) return c.notFound();
    if (wantsPage(c, true)) return showPetition(c, services, stored);
    const view = viewFor(c, services, stored);
    return answerThing(c, await readPetition(services, stored, view), view.now);
  });
  addSigners(app, services, `${office.at}/${actsPath.petition}`);
  addActs(app, services, newGuard, office, actsPath.petition);
  return app;
}
