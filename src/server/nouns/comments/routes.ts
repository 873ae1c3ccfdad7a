import { commentsWords } from './words-for.ts';
import { Hono, type Context } from 'hono';
import type { ZodMiniType } from 'zod/mini';
import { commentsNoun, type Posted, type Reported } from '../../../schema/comments.ts';
import type { Act } from '../../../schema/noun.ts';
import { admit } from '../../http/admission.ts';
import { parseBody, readBody } from '../../http/body.ts';
import type { ActHandlers } from '../../confirmation/handlers.ts';
import { addActs as addConfirmedActs } from '../../confirmation/routes.ts';
import { withdrawByKey } from '../../confirmation/withdraw.ts';
import { randomSecret } from '../../core/crypto.ts';
import { wantsPage } from '../../http/negotiation.ts';
import { speak } from '../../http/problems.ts';
import { commentsPageWords, writingWords } from './words-for.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import type { Services } from '../../core/services.ts';
import type { CommentRow } from './tables.ts';
import { edit, remove, restore } from './change.ts';
import { join } from './join.ts';
import { joiningIn, joiningKind, type JoinedThread } from './joining.ts';
import { logAsCsv, readLog } from './log.ts';
import { isMember } from './members.ts';
import { mine } from './mine.ts';
import { decide, queue } from './moderate.ts';
import { findThread, type StoredThread } from './find.ts';
import { post } from './post.ts';
import { report } from './report.ts';
import { commentRequests } from './requests.ts';
import { toComment } from './view.ts';
import { vote } from './vote.ts';
import type { View } from '../../core/view.ts';
import type { Guard, NewGuard } from '../../core/guard.ts';
import { answerJson, answerThing } from '../../http/reading.ts';
import { addThreadPages } from './routes-pages.ts';
import { textsOf } from './form.ts';
import { writeForm } from './page-forms.ts';
import { questionOf } from './question.ts';
import { showThread } from './show.ts';
import { readAsked, readThread, threadView } from './read.ts';

/** Finds the thread that a request is about. */
export type FindThread = (c: Context) => Promise<StoredThread | undefined>;

/** Serves a thread at a path: JSON for widgets, pages for people. */
export function addThread(app: Hono, services: Services, newGuard: NewGuard, at: string, find: FindThread): void {
  const spoken: FindThread = (c) => {
    speak(c, writingWords);
    return find(c);
  };
  addReading(app, services, newGuard(), at, spoken);
  addJoining(app, services, newGuard, at, spoken);
  addActs(app, services, newGuard, at, spoken);
  addThreadPages(app, services, newGuard, at, spoken);
}

/** `/threads/{id}`: the threads that stand alone. */
export function commentsRoutes(services: Services, newGuard: NewGuard): Hono {
  const app = new Hono({ strict: false });
  addThread(app, services, newGuard, '/threads/:id', (c) => findThread(services.store, c.req.param('id') ?? ''));
  return app;
}

function addReading(app: Hono, services: Services, guardSearch: Guard, at: string, find: FindThread): void {
  const { store } = services;
  const asked =
    (answer: (c: Context, thread: StoredThread, view: View) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      const thread = await find(c);
      if (!thread) return c.notFound();
      return answer(c, thread, threadView(c, services, thread));
    };

  // A person is answered by the route of the page, which comes behind this one.
  app.get(at, async (c, next) => {
    if (wantsPage(c, true)) return next();
    return asked(async (_, thread, view) => answerThing(c, await readThread(services, thread, view), view.now))(c);
  });
  app.get(
    `${at}/${commentsNoun.acts.page.path}`,
    asked(async (c, thread, view) => {
      const question = questionOf(c);
      if (question.search) guardSearch(c);
      return answerJson(c, await readAsked(services, thread, view, question));
    }),
  );
  app.get(`${at}/log`, async (c, next) => {
    if (wantsPage(c, true)) return next();
    return asked(async (_, thread, view) =>
      answerJson(c, await readLog(store, thread, c.req.query('after'), view.now)),
    )(c);
  });
  app.get(
    `${at}/log.csv`,
    asked(async (c, thread, view) => {
      c.header('Content-Disposition', 'attachment; filename="log.csv"');
      c.header('Cache-Control', 'public, max-age=10');
      return c.body(await logAsCsv(store, thread, view.now), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
    }),
  );
}

/** Joining a thread: received, confirmed by mail, taken back. */
function addJoining(app: Hono, services: Services, newGuard: NewGuard, at: string, find: FindThread): void {
  const handlers: ActHandlers<JoinedThread> = {
    at,
    async find(c) {
      const thread = await find(c);
      return thread && joiningIn(thread);
    },
    begin: (joining, body, c) => join(services, joining, parseBody(commentRequests.join.body, body), c.get('sender')),
    show: (c, { thread }, { key, values, fields, message }, status) => {
      const form = { key, act: randomSecret(), values: textsOf(values), fields, message };
      return showThread(c, services, thread, { form, status });
    },
    fields: ['name', 'email'],
    async renderCounted(c, { thread }, key) {
      if (key === undefined) return undefined;
      const view = threadView(c, services, thread);
      const form = { key, act: randomSecret(), values: {}, joined: true };
      const shown = await readThread(services, thread, view, { items: [] });
      return writeForm({ thread: shown, parent: undefined, words: commentsPageWords(view.lang), form });
    },
  };
  addConfirmedActs(app, services, newGuard, handlers, joiningKind);
}

type Answer = { body: object };

function addActs(app: Hono, services: Services, newGuard: () => Guard, at: string, find: FindThread): void {
  const { store } = services;
  type Run<Sent> = (thread: StoredThread, sent: Sent, view: View, sender: Sender) => Promise<Answer>;
  /** An act: limited by its guard, or else by what `admit` says of the key. */
  const act = <Sent>({ path, body }: Act & { body: ZodMiniType<Sent> }, run: Run<Sent>, guard?: Guard): void => {
    const guardStrangers = newGuard();
    app.post(`${at}/${path}`, async (c) => {
      const thread = await find(c);
      if (!thread) return c.notFound();
      c.header('Cache-Control', 'no-store');
      guard?.(c);
      const isGood = (key: string) => isMember(store, thread.scope, key);
      const sent = guard ? await readBody(c) : await admit(c, services, guardStrangers, thread.scope, isGood);
      const answer = await run(thread, parseBody(body, sent), threadView(c, services, thread), c.get('sender'));
      return c.json(answer.body);
    });
  };
  const answered = (
    thread: StoredThread,
    view: View,
    row: CommentRow,
    reads: 'public' | 'insider' = 'insider',
  ): Answer => ({
    body: postedOf(thread, view, row, reads),
  });

  act(commentRequests.mine, async (thread, { key }, view) => ({ body: await mine(services, thread, key, view) }));
  act(commentRequests.erase, async (thread, { key }) => ({
    body: await withdrawByKey(services, joiningIn(thread), key),
  }));
  act(
    commentRequests.post,
    async (thread, sent, view) => answered(thread, view, await post(services, thread, sent)),
    newGuard(),
  );
  act(commentRequests.edit, async (thread, sent, view) => answered(thread, view, await edit(services, thread, sent)));
  act(commentRequests.remove, async (thread, sent, view) =>
    answered(thread, view, await remove(services, thread, sent)),
  );
  act(commentRequests.restore, async (thread, sent, view) =>
    answered(thread, view, await restore(services, thread, sent)),
  );
  act(commentRequests.vote, async (thread, sent, view) =>
    answered(thread, view, await vote(services, thread, sent), 'public'),
  );
  act(
    commentRequests.report,
    async (thread, sent, { lang }, sender) => {
      const reference = await report(services, thread, sent, lang, sender);
      return { body: { reference, message: commentsWords(lang).outcomes.reported } satisfies Reported };
    },
    newGuard(),
  );
  act(commentRequests.queue, async (thread, sent, view) => ({ body: await queue(services, thread, sent, view) }));
  act(commentRequests.decide, async (thread, sent, view) =>
    answered(thread, view, await decide(services, thread, sent)),
  );
}

/** Returns what came of an act on a comment, as it is answered. */
export function postedOf(
  thread: StoredThread,
  view: View,
  row: CommentRow,
  reads: 'public' | 'insider' = 'insider',
): Posted {
  const isHeld = row.state === 'held' || row.state === 'awaiting';
  return {
    outcome: isHeld ? 'held' : 'published',
    ...(isHeld && { message: commentsWords(view.lang).outcomes.held }),
    comment: toComment(row, thread, view, row.state === 'moderator' ? 'public' : reads),
  };
}
