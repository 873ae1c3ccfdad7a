import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod/mini';
import { wantsPage } from '../../http/negotiation.ts';
import { proposalsPage } from './page-proposals.ts';
import { listOrder, listProposals, type ProposalList } from './proposal-list.ts';
import { consultationKind } from './kind.ts';
import { showsVotes } from './view.ts';
import type { Services } from '../../core/services.ts';
import { findThing } from '../../core/things.ts';
import { say } from '../../core/documents.ts';
import { wordsFor } from '../../words/words-for.ts';
import { answerJson, pageHeaders, viewFor } from '../../http/reading.ts';

const maxPageSize = 100;
const defaultPageSize = 20;

/** `/consultations/{id}/proposals`: the proposals with their votes, in pages. */
export function addProposals(app: Hono, services: Services): void {
  app.get('/consultations/:id/proposals', async (c) => {
    const stored = await findThing(services.store, consultationKind, c.req.param('id'));
    if (!stored) return c.notFound();
    const order = z.safeParse(listOrder, c.req.query('order') ?? 'volume');
    const limit = Number(c.req.query('limit') ?? defaultPageSize);
    if (!order.success || !Number.isInteger(limit) || limit < 1) throw new HTTPException(400);
    const wish = { order: order.data, after: c.req.query('after'), limit: Math.min(limit, maxPageSize) };
    const view = viewFor(c, services, stored);
    const shownAt = showsVotes(stored.document, view) ? view.now : undefined;
    const list = await listProposals(services.store, stored, view, shownAt, wish).catch(
      (error: unknown): ProposalList => {
        // The cursor is the only thing here that a reader could have made up.
        if (
          wish.after !== undefined &&
          (error instanceof SyntaxError || error instanceof URIError || isZodError(error))
        )
          throw new HTTPException(400);
        throw error;
      },
    );
    if (!wantsPage(c, true)) {
      const { asOf: _, ...content } = list;
      return answerJson(c, list, content);
    }
    pageHeaders(c, view.lang);
    const consultation = { title: say(stored.document.title, view.lang), lang: view.lang, url: view.url };
    return c.html(proposalsPage(consultation, list, wish.limit, wordsFor(view.lang), services.site));
  });
}

const isZodError = (error: unknown): boolean => error instanceof z.core.$ZodError;
