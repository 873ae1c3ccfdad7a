import { Hono, type Context } from 'hono';
import { asOfficer, type DeskRoutes } from '../entry.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { keptField, keptPath, readKept, type Kept } from './kept.ts';
import { keptNotice, keptPage } from './page.ts';

/** Asks a page of the desk, as the officer whose request this is. */
export type AskPage = (c: Context, path: string) => Promise<Response> | Response;

/** Serves a form that was sent by who was no longer signed in: filled in again, and not done. */
export function keptRoutes({ services }: DeskRoutes, ask: AskPage): Hono {
  const app = new Hono({ strict: false });
  app.post(keptPath, (c) =>
    asOfficer(
      c,
      services,
      () => true,
      async (page) => {
        const kept = readKept((await c.req.formData()).get(keptField));
        if (!kept) return c.redirect(`${rootOf(services)}/desk?lang=${page.words.lang}`, 303);
        return c.html((await drawn(c, page, kept, ask)) ?? keptPage(page, kept));
      },
    ),
  );
  return app;
}

/** Finds the page of the form: at the address that it is sent to, or the nearest one above that has it. */
async function drawn(c: Context, page: DeskPage, kept: Kept, ask: AskPage): Promise<string | undefined> {
  const { fillForm, putFirst } = await import('./fill.ts');
  const address = `${rootOf(page.services)}${kept.action}`;
  for (let path = kept.action; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const answer = await ask(c, `${path}?lang=${page.words.lang}`);
    const isPage = answer.ok && answer.headers.get('Content-Type')?.startsWith('text/html');
    const filled = isPage ? fillForm(await answer.text(), address, kept.fields) : undefined;
    if (filled) return putFirst(filled.page, String(await keptNotice(page, kept, filled.left)));
    if (!isPage) await answer.body?.cancel();
  }
  return undefined;
}
