import { Hono, type Context } from 'hono';
import { spokenIn } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import { findThing } from '../../core/things.ts';
import { readBody, type Body } from '../../http/body.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, may } from '../roles.ts';
import { readWhy } from '../why.ts';
import { readLetter } from './form.ts';
import {
  countReaders,
  draftOf,
  hasLeft,
  lettersOf,
  nextTime,
  saveDraft,
  sendDraft,
  stopLetter,
  type Letter,
} from './letters.ts';
import { sampleFor, sendTest } from './trying.ts';
import { newsMail } from './mail.ts';
import { newsPage, type NewsState } from './page.ts';
import { previewPage, type PreviewState } from './page-preview.ts';
import { leaveRoutes } from './routes-leave.ts';

/** Serves the messages to those who asked for news: they are written, looked at, tried, and sent. */
export function newsRoutes(options: DeskRoutes): Hono {
  const { services, nouns } = options;
  const app = new Hono({ strict: false });
  const { store, clock, outbox } = services;
  app.route('/', leaveRoutes(options));

  const show = async (
    c: Context,
    page: DeskPage,
    stored: Stored,
    more: Partial<NewsState> = {},
    status: 200 | 409 | 422 = 200,
  ) => {
    const readers = sumOf(await countReaders(store, stored));
    const letters = await Promise.all(
      (await lettersOf(store, stored.scope)).map(async (letter) => ({
        ...letter,
        ...(letter.state === 'sending' && { left: sumOf(await countReaders(store, stored, letter.after)) }),
      })),
    );
    const next = await nextTime(store, stored.scope);
    return c.html(newsPage(page, { stored, letters, readers, next, ...more }), status);
  };
  const preview = async (
    c: Context,
    page: DeskPage,
    stored: Stored,
    draft: Letter,
    more: Partial<PreviewState> = {},
    status: 200 | 409 | 422 | 429 = 200,
  ) => {
    const counts = await countReaders(store, stored);
    const mails = [...new Set([...spokenIn(stored.document), ...counts.keys()])].map(async (lang) => {
      const mail = await newsMail(services, stored, draft, sampleFor(lang));
      return { mail, lang, readers: counts.get(lang) ?? 0 };
    });
    const { version } = draft;
    const state = { stored, version, written: draft, readers: sumOf(counts), works: outbox.works, ...more };
    const next = await nextTime(store, stored.scope);
    return c.html(previewPage(page, { ...state, next, mails: await Promise.all(mails) }), status);
  };
  /** Answers a preview of another message than the one that is kept: nothing is sent, and both are shown. */
  const stale = async (c: Context, page: DeskPage, stored: Stored, body: Body): Promise<Response> => {
    const upon = Number(body['version']);
    if (await hasLeft(store, stored.scope, upon)) return goTo(c, page, `/desk${stored.path}/news`, 'already');
    const draft = await draftOf(store, stored.scope);
    const { written } = readLetter(body, stored);
    const isTold = Object.keys(written.text).length > 0;
    if (!draft && !isTold) return goTo(c, page, `/desk${stored.path}/news`);
    if (!draft) return show(c, page, stored, { sent: { written, faults: {}, upon: 0 }, isOutdated: true }, 409);
    const values = textsOf(body);
    return preview(c, page, stored, draft, { fault: 'outdated', values, ...(isTold && { looked: written }) }, 409);
  };
  for (const noun of nouns.filter(({ news }) => news)) {
    const path = `/desk${noun.path}/:id/news`;
    const idOf = (c: Context): string => c.req.param('id') ?? '';
    /** Answers an officer who publishes, of a thing that is there. */
    const asEditor = (c: Context, answer: (page: DeskPage, stored: Stored) => Promise<Response> | Response) =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'publish', idOf(c)),
        async (page) => {
          const stored = await findThing(store, noun, idOf(c));
          return stored ? answer(page, stored) : c.notFound();
        },
      );

    app.get(path, (c) => asEditor(c, (page, stored) => show(c, page, stored, { done: c.req.query('done') })));
    app.post(path, (c) =>
      asEditor(c, async (page, stored) => {
        const body = await readBody(c);
        const sent = { ...readLetter(body, stored), upon: Number(body['upon']) };
        if (Object.keys(sent.faults).length > 0) return show(c, page, stored, { sent }, 422);
        const fault = await saveDraft(store, stored.scope, sent.written, { upon: sent.upon, now: clock() });
        if (fault) return show(c, page, stored, { sent, isOutdated: true }, 409);
        return goTo(c, page, `/desk${stored.path}/news/preview`);
      }),
    );
    app.post(`${path}/stop`, (c) =>
      asEditor(c, async (page, stored) => {
        const { id } = textsOf(await readBody(c));
        const { role: by } = grantFor(page.officer!, 'publish', stored.scope)!;
        const isDone = await stopLetter(store, stored, id ?? '', { by, now: clock() });
        return goTo(c, page, `/desk${stored.path}/news`, isDone ? 'stopped' : 'not-stopped');
      }),
    );
    app.get(`${path}/preview`, (c) =>
      asEditor(c, async (page, stored) => {
        const draft = await draftOf(store, stored.scope);
        if (!draft) return goTo(c, page, `/desk${stored.path}/news`);
        return preview(c, page, stored, draft, { tested: c.req.query('done') === 'test' });
      }),
    );
    app.post(`${path}/preview`, (c) =>
      asEditor(c, async (page, stored) => {
        const body = await readBody(c);
        const upon = Number(body['version']);
        const draft = await draftOf(store, stored.scope);
        if (draft?.version !== upon) return stale(c, page, stored, body);
        if (!outbox.works) return preview(c, page, stored, draft, {}, 409);
        if (body['act'] === 'test') {
          const langs = [body['in'], page.words.lang, ...Object.keys(draft.text)];
          const lang = langs.find((each) => spokenIn(stored.document).includes(String(each)));
          const reader = { to: page.officer!.email, lang: String(lang) };
          if (!(await sendTest(services, stored, draft, reader)))
            return preview(c, page, stored, draft, { fault: 'too-many-tests' }, 429);
          return goTo(c, page, `/desk${stored.path}/news/preview`, 'test');
        }
        const { role: by } = grantFor(page.officer!, 'publish', stored.scope)!;
        const said = body['urgent'] === 'yes' ? readWhy(body, stored.document) : undefined;
        const values = textsOf(body);
        if (said && Object.keys(said.faults).length > 0)
          return preview(c, page, stored, draft, { fields: said.faults, values }, 422);
        const urgent = said && (said.why ?? {});
        const fault = await sendDraft(store, stored, { upon, urgent, by, now: clock(), holder: page.officer });
        if (fault === 'already' || fault === 'outdated') return stale(c, page, stored, body);
        if (fault) return preview(c, page, stored, draft, { fault, values }, fault === 'no-reason' ? 422 : 409);
        return goTo(c, page, `/desk${stored.path}/news`, 'sending');
      }),
    );
  }
  return app;
}

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, each) => sum + each, 0);

const textsOf = (body: Body): Record<string, string> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string')) as Record<string, string>;
