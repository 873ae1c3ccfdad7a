import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { asOfficer, goTo, type DeskRoutes } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { grantFor, type Officer } from '../roles.ts';
import { changeSettings, type Change } from './chosen.ts';
import { readLook, typedOf } from './check.ts';
import { checkLogo, logoPath, putLogo, type LogoFault } from './logo.ts';
import { lookPage, type LookSent } from './page-look.ts';
import { after, stepPath } from './page.ts';
import { siteLogos } from './tables.ts';
import { freeSettings, maySetUp, viewOf } from './view.ts';
import { settingsWordsFor } from './words-for.ts';

/** Serves the colour and the picture of the site, which are chosen in one form, and the picture to everyone. */
export function lookRoutes({ services }: DeskRoutes): Hono {
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

  const turnOf = (officer: Officer): Change => ({
    ...{ by: grantFor(officer, 'set-up')!.role, now: clock(), holder: officer },
  });

  for (const isBeginning of [false, true]) {
    const path = stepPath(isBeginning, 'look');
    const answer = async (c: Context, page: DeskPage, sent: LookSent, status: 200 | 409 | 422 = 200) =>
      c.html(lookPage(await viewOf(page, 'look', isBeginning), sent), status);

    app.get(path, (c) =>
      asOfficer(c, services, maySetUp, (page) => {
        const { saved } = settingsWordsFor(page.words.lang);
        return answer(c, page, { done: c.req.query('done') === 'saved' ? saved : undefined });
      }),
    );
    app.post(path, (c) =>
      asOfficer(c, services, maySetUp, async (page, officer) => {
        const form = await formOf(c);
        const typed = typedOf(Object.fromEntries(form));
        const isFree = freeSettings('look', services).length > 0;
        const { value, fields } = isFree ? readLook(typed) : { value: {}, fields: {} };
        const logo = choices?.isFixed('logo') ? 'none' : await pictureIn(form);
        const isFile = logo !== 'none';
        const isPicture = typeof logo !== 'string';
        const isWrong = Object.keys(fields).length > 0;
        // A browser does not fill in a file again: it has to be chosen once more.
        const again: LogoFault | undefined = isPicture ? 'again' : isFile ? logo : undefined;
        if (isWrong || (isFile && !isPicture)) return answer(c, page, { typed, fields, logoFault: again }, 422);
        const change = { ...turnOf(officer), expects: typed['version'] ?? '', over: freeSettings('look', services) };
        const isDone = isPicture
          ? await putLogo(services, logo, change, value)
          : await changeSettings(services, value, change);
        if (!isDone) return answer(c, page, { typed, isOutdated: true, logoFault: again }, 409);
        return goTo(c, page, stepPath(isBeginning, isBeginning ? after('look') : 'look'), 'saved');
      }),
    );
    app.post(`${path}/logo`, (c) =>
      asOfficer(c, services, maySetUp, async (page, officer) => {
        if (!choices?.isFixed('logo')) await putLogo(services, undefined, turnOf(officer));
        return goTo(c, page, path, 'saved');
      }),
    );
  }
  return app;
}

/** Reads the picture of a form; `none` where no file was chosen. */
async function pictureIn(form: FormData) {
  const sent = form.get('logo');
  return checkLogo(sent instanceof Blob ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array());
}

/** Reads a form, with or without a file. @throws HTTPException 413 where it is too large, 415 for other types */
async function formOf(c: Context): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch (error) {
    if (error instanceof HTTPException) throw error;
    throw new HTTPException(415, { cause: error });
  }
}
