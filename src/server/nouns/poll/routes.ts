import { Hono, type Context } from 'hono';
import { pollNoun, type AnsweredPoll } from '../../../schema/poll.ts';
import { readBallots } from './ballot-pages.ts';
import { pollKind } from './kind.ts';
import { isForm, parseBody } from '../../http/body.ts';
import { randomSecret } from '../../core/crypto.ts';
import { spokenIn } from '../../core/documents.ts';
import { wantsPage } from '../../http/negotiation.ts';
import { ballotFaults } from './ballot-faults.ts';
import { filledIn, formBallot } from './form-ballot.ts';
import { isPublic } from './public.ts';
import { readPoll } from './view.ts';
import { vote } from './vote.ts';
import { waitingBallot } from './waiting-choice.ts';
import { pollPage } from './page.ts';
import type { SentForm } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import type { RefusalStatus } from '../../core/refusal.ts';
import { resultSection } from './page-result.ts';
import { reviewSection } from './page-review.ts';
import { closingOf, momentOf } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { findThing } from '../../core/things.ts';
import type { StoredPoll } from './document.ts';
import type { View } from '../../core/view.ts';
import { pollPageWords } from './words-for.ts';
import { pollRequests } from './requests.ts';
import { rewordedSince } from '../../desk/reworded.ts';
import { addActs } from '../../confirmation/routes.ts';
import type { NewGuard } from '../../core/guard.ts';
import type { ActHandlers } from '../../confirmation/handlers.ts';
import { answerJson, answerThing, pageHeaders, viewFor } from '../../http/reading.ts';

/** Answers the page of a poll, with an empty form or with one that was sent and is to be mended. */
type Show = (c: Context, stored: StoredPoll, sent?: SentForm, status?: 200 | RefusalStatus) => Promise<Response>;

/** `/polls/{id}`: a poll, its acts and its ballots. */
export function pollRoutes(services: Services, newGuard: NewGuard): Hono {
  const app = new Hono({ strict: false });
  addPoll(app, services, newGuard, '/polls/:id', (c) => findThing(services.store, pollKind, c.req.param('id') ?? ''));
  return app;
}

/**
 * Serves a poll at a path, its acts and its ballots: JSON for widgets, pages for people.
 *
 * @param around what stands below its page, of the whole that it is part of
 */
export function addPoll(
  app: Hono,
  services: Services,
  newGuard: NewGuard,
  at: string,
  find: (c: Context) => Promise<StoredPoll | undefined>,
  around?: (url: string, lang: string) => Markup,
): void {
  const { site } = services;

  async function read(
    c: Context,
    stored: StoredPoll,
    hasVoted = false,
    lang?: unknown,
  ): Promise<{ poll: AnsweredPoll; view: View }> {
    const view = viewFor(c, services, stored, lang);
    return { poll: await readPoll(services, stored, view, hasVoted), view };
  }

  const show: Show = async (c, stored, sent, status = 200) => {
    const { poll, view } = await read(c, stored, false, sent?.values['lang']);
    pageHeaders(c, view.lang);
    const form = sent ?? { key: randomSecret(), values: {} };
    const page = {
      poll,
      words: pollPageWords(view.lang, sent && ballotFaults(poll, view.lang, filledIn(sent.values, stored.document))),
      site,
      form,
      languages: spokenIn(stored.document),
      now: view.now,
      around: around?.(view.url, view.lang),
    };
    return c.html(pollPage(page), status);
  };

  const handlers: ActHandlers<StoredPoll> = {
    at,
    find,
    begin(poll, body, c) {
      const ballot = isForm(c) ? formBallot(body, poll.document) : body['ballot'];
      return vote(services, poll, parseBody(pollRequests.vote.body, { ...body, ballot }), c.get('sender'));
    },
    show,
    fields: ['ballot', 'email'],
    async renderWaiting(c, stored, key, lang) {
      const ballot = await waitingBallot(services, stored, key);
      if (!ballot) return undefined;
      const { poll, view } = await read(c, stored, false, lang);
      return reviewSection(poll, ballot, view.lang);
    },
    async renderCounted(c, stored) {
      const { poll, view } = await read(c, stored, true);
      return poll.result && resultSection(poll, pollPageWords(view.lang), site);
    },
    changedSince: (stored, agreed) => rewordedSince(services.store, stored, agreed),
    hiddenUntil({ document }) {
      const moment = momentOf(services);
      return isPublic(document, moment) ? undefined : { until: closingOf(document, moment.timeZone) };
    },
    readForReceipt: async (c, stored) => (await read(c, stored, true)).poll,
  };

  app.get(at, async (c) => {
    const stored = await find(c);
    if (!stored) return c.notFound();
    if (wantsPage(c, true)) return show(c, stored);
    const { poll, view } = await read(c, stored);
    return answerThing(c, poll, view.now);
  });
  addActs(app, services, newGuard, handlers, pollKind);
  app.get(`${at}/${pollNoun.acts.ballots.path}`, async (c) => {
    const stored = await find(c);
    // What is hidden is not there.
    if (!stored || !isPublic(stored.document, momentOf(services))) return c.notFound();
    const { asOf, version, lines, withheld, next } = await readBallots(services, stored, c.req.query('after'));
    const content = { lines, version, ...(withheld > 0 && { withheld }), ...(next !== undefined && { next }) };
    return answerJson(c, { ...content, asOf: new Date(asOf).toISOString() }, content);
  });
}
