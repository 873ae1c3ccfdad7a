import { Hono } from 'hono';
import { addThread } from '../comments/routes.ts';
import { petitionKind } from './kind.ts';
import { findPetitionThread } from './comments.ts';
import { parseBody } from '../../http/body.ts';
import { wantsPage } from '../../http/negotiation.ts';
import { sign } from './sign.ts';
import { readPetition } from './view.ts';
import type { Services } from '../../core/services.ts';
import { findThing } from '../../core/things.ts';
import type { StoredPetition } from './document.ts';
import { petitionRequests } from './requests.ts';
import { addActs } from '../../confirmation/routes.ts';
import type { NewGuard } from '../../core/guard.ts';
import type { ActHandlers } from '../../confirmation/handlers.ts';
import { showPetition } from './show.ts';
import { answerThing, viewFor } from '../../http/reading.ts';
import { rewordedSince } from '../../desk/reworded.ts';
import { addSigners } from './routes-signers.ts';

/** `/petitions/{id}`, the acts and the thread below it: JSON for widgets, pages for people. */
export function petitionRoutes(services: Services, newGuard: NewGuard): Hono {
  const app = new Hono({ strict: false });
  const handlers: ActHandlers<StoredPetition> = {
    at: '/petitions/:id',
    find: (c) => findThing(services.store, petitionKind, c.req.param('id') ?? ''),
    begin: (petition, body, c) =>
      sign(services, petition, parseBody(petitionRequests.sign.body, body), c.get('sender')),
    show: (c, petition, sent, status) => showPetition(c, services, petition, sent, status),
    fields: ['name', 'email', 'place'],
    changedSince: (petition, agreed) => rewordedSince(services.store, petition, agreed),
  };

  app.get(handlers.at, async (c) => {
    const stored = await handlers.find(c);
    if (!stored) return c.notFound();
    if (wantsPage(c, true)) return showPetition(c, services, stored);
    const view = viewFor(c, services, stored);
    return answerThing(c, await readPetition(services, stored, view), view.now);
  });
  addSigners(app, services, `${handlers.at}/${petitionKind.acts}`);
  addActs(app, services, newGuard, handlers, petitionKind);
  addThread(app, services, newGuard, `${handlers.at}/comments`, (c) =>
    findPetitionThread(services.store, c.req.param('id') ?? ''),
  );
  return app;
}
