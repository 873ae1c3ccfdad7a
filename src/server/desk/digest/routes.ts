import { Hono, type Context } from 'hono';
import { readBody } from '../../http/body.ts';
import { preferredLanguage } from '../../http/negotiation.ts';
import { languages } from '../../words/words-for.ts';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import { rootOf } from '../pages/desk.ts';
import { accountPath } from '../passkeys/page.ts';
import { mayAnywhere } from '../roles.ts';
import { leavePath } from './mail.ts';
import { leavePage } from './page-leave.ts';
import { digestPath } from './part.ts';
import { addressOfLink, choosePace, isPace, stopByLink } from './wishes.ts';

/** Takes how often an officer is told, and serves the link that stops the mails: a page with one button, and one request (RFC 8058). */
export function digestRoutes({ services }: DeskRoutes): Hono {
  const { store } = services;
  const app = new Hono({ strict: false });
  app.post(digestPath, (c) =>
    asOfficer(
      c,
      services,
      (officer) => mayAnywhere(officer, 'moderate'),
      async (page, { address }) => {
        const { pace } = await readBody(c);
        // The form has nothing else to send.
        if (!isPace(pace)) return goTo(c, page, accountPath);
        await store.write((writer) => choosePace(writer, address, pace, page.words.lang));
        return goTo(c, page, accountPath, pace === 'never' ? 'moderation-stopped' : 'moderation-chosen');
      },
    ),
  );

  const answer = async (c: Context, find: (who: string) => Promise<'asks' | 'left' | 'none'>): Promise<Response> => {
    const lang = preferredLanguage(c, languages);
    const state = await find(c.req.query('who') ?? '');
    c.header('Cache-Control', 'no-store');
    const action = `${rootOf(services)}${leavePath}?${new URLSearchParams({ ...c.req.query(), lang }).toString()}`;
    return c.html(leavePage(services, lang, { state, action }), state === 'none' ? 404 : 200);
  };
  app.get(leavePath, (c) =>
    answer(c, async (who) => ((await addressOfLink(store, who)) === undefined ? 'none' : 'asks')),
  );
  app.post(leavePath, (c) => answer(c, async (who) => ((await stopByLink(store, who)) ? 'left' : 'none')));
  return app;
}
