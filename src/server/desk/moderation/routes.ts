import { Hono, type Context } from 'hono';
import type { Decided } from '../../core/moderation.ts';
import { Refusal } from '../../core/refusal.ts';
import { findThing } from '../../core/things.ts';
import { readBody } from '../../http/body.ts';
import { asOfficer, type DeskRoutes } from '../entry.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { titleOf } from '../pages/things.ts';
import { grantFor, may, mayAnywhere, type Officer } from '../roles.ts';
import { decideCases } from './decide.ts';
import { pathOf, queryOf, queuePage, queuePath } from './page.ts';
import { reasonsWithout } from './reasons.ts';
import { bulkForm, type QueueState } from './state.ts';
import { moderatedScopes, readQueue } from './queue.ts';
import { chosenIn, faultsOf, statementIn, type Sent } from './sent.ts';

const mayModerate = (officer: Officer): boolean => mayAnywhere(officer, 'moderate');

/** Serves the queue of moderators, and takes their decisions. */
export function moderationRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });

  /** What a request asks to see: all that its officer moderates, or one thing of it. */
  async function asked(c: Context, page: DeskPage, officer: Officer) {
    const scope = c.req.param('scope');
    const after = c.req.query('after');
    if (scope === undefined) return { scopes: moderatedScopes(officer), after };
    if (!may(officer, 'moderate', scope)) return undefined;
    const found = await Promise.all(nouns.map((noun) => findThing(services.store, noun, scope)));
    const thing = found.find((each) => each !== undefined);
    return thing && { scopes: [scope], after, only: { scope, title: titleOf(thing.document, page.words.lang) } };
  }

  async function show(
    c: Context,
    page: DeskPage,
    officer: Officer,
    more: Partial<QueueState> = {},
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> {
    const question = await asked(c, page, officer);
    if (!question) return c.notFound();
    const read = await readQueue(services, nouns, { ...question, lang: page.words.lang });
    return c.html(queuePage(page, { ...read, only: question.only, after: question.after, ...more }), status);
  }

  const paths = [queuePath, `${queuePath}/:scope`];
  app.on('GET', paths, (c) =>
    asOfficer(c, services, mayModerate, (page, officer) =>
      show(c, page, officer, { done: countOf(c.req.query('done')) }),
    ),
  );

  app.on('POST', paths, (c) =>
    asOfficer(c, services, mayModerate, async (page, officer) => {
      const body = await readBody(c);
      const chosen = chosenIn(body);
      // Whoever guesses at the things of others learns nothing of them.
      if (chosen.some(({ scope }) => !may(officer, 'moderate', scope))) return c.notFound();
      const sent = (faults: Sent['faults']): Sent => ({ of: formOf(body), values: textsOf(body), faults });
      const read = statementIn(body, page.words.lang);
      const faults = {
        ...(chosen.length === 0 && { cases: 'cases' as const }),
        ...('faults' in read && read.faults),
      };
      if ('faults' in read || chosen.length === 0) return show(c, page, officer, { sent: sent(faults) }, 422);
      const { reason = '' } = textsOf(body);
      if (await reasonsWithout(services, nouns, chosen, { reason: reason.trim(), lang: page.words.lang }))
        return show(c, page, officer, { sent: sent({ reason: 'unlisted' }) }, 422);
      let outcomes: Decided[];
      try {
        const { email } = officer;
        const judge = { email, authorIn: (scope: string) => grantFor(officer, 'moderate', scope)!.role };
        outcomes = await decideCases(services, nouns, judge, chosen, read.statement);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return show(c, page, officer, { sent: sent(faultsOf(error)) }, 422);
      }
      const told = outcomes.filter(({ outcome }) => outcome !== 'done');
      const done = outcomes.length - told.length;
      if (told.length > 0) return show(c, page, officer, { told, done, sent: sent({}) }, 409);
      const question = await asked(c, page, officer);
      const query = queryOf(page, question ?? {});
      return c.redirect(`${rootOf(services)}${pathOf(question?.only)}?${query}&done=${done}`, 303);
    }),
  );
  return app;
}

/** Names the form that was sent: that of one case, or that for several. */
const formOf = (body: Record<string, unknown>): string => (typeof body['form'] === 'string' ? body['form'] : bulkForm);

const textsOf = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

const countOf = (given: string | undefined): number | undefined => {
  const count = Number(given);
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
};
