import { Hono, type Context } from 'hono';
import { spokenIn } from '../../core/documents.ts';
import { wantsPage } from '../../http/negotiation.ts';
import { consultationPage } from './page.ts';
import { aroundProposal } from './page-around.ts';
import { findProposal } from './proposals.ts';
import { addThread } from '../comments/routes.ts';
import { consultationKind } from './kind.ts';
import { findProposalThread } from './comments.ts';
import { countReworded, readConsultation } from './view.ts';
import type { Services } from '../../core/services.ts';
import { findThing } from '../../core/things.ts';
import { wordsFor } from '../../words/words-for.ts';
import type { NewGuard } from '../../core/guard.ts';
import { addPoll } from '../poll/routes.ts';
import { addProposals } from './routes-proposals.ts';
import { answerThing, pageHeaders, viewFor } from '../../http/reading.ts';

/** `/consultations/{id}`: what a consultation is, its numbers, and its proposals, each of which is a poll. */
export function consultationRoutes(services: Services, newGuard: NewGuard): Hono {
  const app = new Hono({ strict: false });
  app.get('/consultations/:id', async (c) => {
    const stored = await findThing(services.store, consultationKind, c.req.param('id'));
    if (!stored) return c.notFound();
    const view = viewFor(c, services, stored);
    const { consultation, proposals } = await readConsultation(services, stored, view);
    if (!wantsPage(c, true)) return answerThing(c, consultation, view.now);
    pageHeaders(c, view.lang);
    return c.html(
      consultationPage(
        consultation,
        wordsFor(view.lang),
        services.site,
        { all: proposals, reworded: await countReworded(services, stored) },
        spokenIn(stored.document),
      ),
    );
  });
  addProposals(app, services);
  const proposal = '/consultations/:id/proposals/:proposal';
  const partsOf = (c: Context) => [c.req.param('id') ?? '', c.req.param('proposal') ?? ''] as const;
  addPoll(app, services, newGuard, proposal, (c) => findProposal(services, ...partsOf(c)), aroundProposal);
  addThread(app, services, newGuard, `${proposal}/comments`, (c) => findProposalThread(services.store, ...partsOf(c)));
  return app;
}
