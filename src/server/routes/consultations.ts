import { Hono } from 'hono';
import { wantsPage } from '../negotiation.ts';
import { consultationPage } from '../pages/consultation.ts';
import type { Services } from '../services.ts';
import { findThing } from '../things.ts';
import { toConsultation } from '../views.ts';
import { wordsFor } from '../words.ts';
import { answerThing, pageHeaders, viewFor } from './reading.ts';

/** `/consultations/{id}`: what a consultation is, and its numbers. */
export function consultationRoutes(services: Services): Hono {
  const app = new Hono({ strict: false });
  app.get('/:id', async (c) => {
    const stored = await findThing(services.store, 'consultation', c.req.param('id'));
    if (!stored) return c.notFound();
    const view = viewFor(c, services, stored);
    const consultation = toConsultation(stored.document, await services.counts.consultation(stored.scope), view);
    if (!wantsPage(c, true)) return answerThing(c, consultation, view.now);
    pageHeaders(c, view.lang);
    return c.html(consultationPage(consultation, wordsFor(view.lang), services.site));
  });
  return app;
}
