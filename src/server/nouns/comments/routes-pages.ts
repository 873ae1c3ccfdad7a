import type { Context, Hono } from 'hono';
import { readLimited } from '../../http/admission.ts';
import { parseBody } from '../../http/body.ts';
import { randomSecret } from '../../core/crypto.ts';
import { logPage } from './page-log.ts';
import { refusedThreadPage, reportedPage, reportPage } from './page-forms.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Services } from '../../core/services.ts';
import { commentRequests } from './requests.ts';
import { readLog } from './log.ts';
import type { StoredThread } from './find.ts';
import { report } from './report.ts';
import { commentsPageWords } from './words-for.ts';
import type { Guard } from '../../core/guard.ts';
import { pageHeaders } from '../../http/reading.ts';
import { messageOf, textsOf } from './form.ts';
import { questionOf } from './question.ts';
import { readThread, threadView } from './read.ts';
import { answerWriting } from './routes-write.ts';
import { showThread } from './show.ts';

/** Serves the pages of a thread for people: they need no script. */
export function addThreadPages(
  app: Hono,
  services: Services,
  newGuard: () => Guard,
  at: string,
  find: (c: Context) => Promise<StoredThread | undefined>,
): void {
  const { site, store } = services;
  const guardSearch = newGuard();

  app.get(at, async (c) => {
    const thread = await find(c);
    return thread ? showThread(c, services, thread, { guardSearch }) : c.notFound();
  });
  app.get(`${at}/log`, async (c) => {
    const thread = await find(c);
    if (!thread) return c.notFound();
    const view = threadView(c, services, thread);
    pageHeaders(c, view.lang);
    const log = await readLog(store, thread, c.req.query('after'), view.now);
    const shown = await readThread(services, thread, view, { items: [] });
    return c.html(logPage(shown, log, commentsPageWords(view.lang), site));
  });

  const guard = newGuard();
  app.post(`${at}/write`, async (c) => {
    const thread = await find(c);
    if (!thread) return c.notFound();
    c.header('Cache-Control', 'no-store');
    return answerWriting(c, services, thread, await readLimited(c, guard), guard);
  });

  const reportGuard = newGuard();
  app.get(`${at}/report`, async (c) => {
    const thread = await find(c);
    const { id } = questionOf(c);
    return thread && id !== undefined ? showReport(c, thread, { id, values: {} }) : c.notFound();
  });
  app.post(`${at}/report`, async (c) => {
    const thread = await find(c);
    if (!thread) return c.notFound();
    c.header('Cache-Control', 'no-store');
    const body = await readLimited(c, reportGuard);
    const view = threadView(c, services, thread, body['lang']);
    // A browser sends nothing where nothing is chosen.
    const empty = { reason: '', explanation: '', name: '', email: '' };
    const act = { ...empty, ...body, goodFaith: body['goodFaith'] === 'yes' };
    try {
      reportGuard(c);
      const reference = await report(
        services,
        thread,
        parseBody(commentRequests.report.body, act),
        view.lang,
        c.get('sender'),
      );
      const shown = await readThread(services, thread, view, { items: [] });
      return c.html(reportedPage({ thread: shown, words: commentsPageWords(view.lang), site }, reference));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const values = textsOf(body);
      return showReport(c, thread, { id: values['id'] ?? '', act: values['act'], values }, error);
    }
  });

  async function showReport(
    c: Context,
    thread: StoredThread,
    { id, act = randomSecret(), values }: { id: string; act?: string | undefined; values: Record<string, string> },
    refusal?: Refusal,
  ): Promise<Response> {
    const view = threadView(c, services, thread, values['lang']);
    pageHeaders(c, view.lang);
    const step = {
      thread: await readThread(services, thread, view, { items: [] }),
      words: commentsPageWords(view.lang),
      site,
    };
    const faults =
      refusal && (refusal.fields ? { fields: refusal.fields } : { message: messageOf(refusal, view.lang) });
    if (refusal?.reason === 'removed') {
      return c.html(refusedThreadPage(step, faults?.message ?? '', values['explanation']), refusal.status);
    }
    return c.html(reportPage(step, { id, act, values, ...faults }), refusal?.status ?? 200);
  }
}
