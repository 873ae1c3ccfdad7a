import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, type Officer } from '../roles.ts';
import { checkLogo, logoPath, putLogo, type LogoFault } from './logo.ts';
import { lookPage } from './page-look.ts';
import { stepPath } from './page.ts';
import { siteLogos } from './tables.ts';
import { maySetUp, viewOf } from './view.ts';

/** Paths to which a picture is sent. */
const logoPaths = [false, true].map((isBeginning) => `${stepPath(isBeginning, 'look')}/logo`);

/** Serves the picture of the site to everyone, and lets officers put another one there. */
export function logoRoutes({ services }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock, choices } = services;

  app.get(`${logoPath}/:id`, async (c) => {
    const id = c.req.param('id');
    const logo = /^[\w-]{22}\.\w{3,4}$/.test(id) ? await store.get(siteLogos, { id }) : undefined;
    if (!logo) return c.notFound();
    return c.body(
      Uint8Array.from(atob(logo.data), (sign) => sign.charCodeAt(0)),
      200,
      {
        'Content-Type': logo.type,
        // Opened by itself, a drawing runs nothing and loads nothing.
        'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
    );
  });

  for (const [index, path] of logoPaths.entries()) {
    const isBeginning = index === 1;
    const refuse = async (c: Context, page: DeskPage, logoFault: LogoFault) =>
      c.html(lookPage(await viewOf(page, 'look', isBeginning), { logoFault }), 422);
    const put = async (c: Context, page: DeskPage, officer: Officer) => {
      const form = await formOf(c);
      const sent = form.get('logo');
      const bytes = sent instanceof Blob ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
      const logo = form.get('remove') === 'yes' ? undefined : await checkLogo(bytes);
      if (typeof logo === 'string') return refuse(c, page, logo);
      if (!choices?.isFixed('logo')) {
        await putLogo(services, logo, { by: grantFor(officer, 'set-up')!.role, now: clock(), holder: officer });
      }
      return goTo(c, page, stepPath(isBeginning, 'look'), 'saved');
    };
    app.post(path, (c) => asOfficer(c, services, maySetUp, (page, officer) => put(c, page, officer)));
  }
  return app;
}

/** Reads a form with a file. @throws HTTPException 413 where it is too large, 415 for other types */
async function formOf(c: Context): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch (error) {
    if (error instanceof HTTPException) throw error;
    throw new HTTPException(415, { cause: error });
  }
}
