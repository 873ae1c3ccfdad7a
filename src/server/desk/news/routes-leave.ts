import { Hono, type Context } from 'hono';
import { say } from '../../core/documents.ts';
import { findThing } from '../../core/things.ts';
import { preferredLanguage } from '../../http/negotiation.ts';
import { languages } from '../../words/words-for.ts';
import type { DeskRoutes } from '../entry.ts';
import { rootOf } from '../pages/desk.ts';
import { actOfLink } from './leaving.ts';
import { newsOf } from './letters.ts';
import { leavePage } from './page-leave.ts';

/**
 * Serves the link that stands in every message: a page with one button, and the same by one request of a mail program (RFC 8058), which brings
 * neither a cookie nor anything that has to be read.
 */
export function leaveRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });

  const find = async (path: string) => {
    const noun = nouns.find((each) => path.startsWith(`${each.path}/`));
    const id = noun && path.slice(noun.path.length + 1);
    return noun && id && !id.includes('/') ? findThing(services.store, noun, decodeURIComponent(id)) : undefined;
  };
  const answer = async (c: Context, isDone: boolean): Promise<Response> => {
    const lang = preferredLanguage(c, languages);
    const path = c.req.query('of') ?? '';
    const act = await actOfLink(services, path, c.req.query('who') ?? '');
    const stored = act === undefined ? undefined : await find(path);
    c.header('Cache-Control', 'no-store');
    if (isDone && stored && act !== undefined) {
      await services.store.write(async (writer) => newsOf(stored)?.leave(writer, stored, act));
    }
    const action = `${rootOf(services)}/leave?${new URLSearchParams({ ...c.req.query(), lang }).toString()}`;
    const title = stored && say(stored.document.title, lang);
    return c.html(leavePage(services, lang, { title, action, isDone }), stored ? 200 : 404);
  };
  app.get('/leave', (c) => answer(c, false));
  app.post('/leave', (c) => answer(c, true));
  return app;
}
